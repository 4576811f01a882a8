// Numbers as bytes of an index: little-endian, variable length. The reader never leaves its bytes: past the end it gives zeros and says so.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace thienan::overlap {

using Bytes = std::span<const std::uint8_t>;

template <class T>
void append_fixed(std::string& out, T value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); }

inline void append_varint(std::string& out, std::uint64_t value) {
    while (value >= 0x80) out.push_back(static_cast<char>(value | 0x80)), value >>= 7;
    out.push_back(static_cast<char>(value));
}

template <class T>
T load(const std::uint8_t* at) {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

class ByteReader {
public:
    explicit ByteReader(Bytes bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    bool failed() const { return failed_; }
    std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    const std::uint8_t* at() const { return at_; }

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && at_ < end_; shift += 7) {
            const std::uint8_t byte = *at_++;
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
        failed_ = true;
        return 0;
    }
    template <class T>
    T fixed() {
        if (left() < sizeof(T)) { fail(); return T{}; }
        const T value = load<T>(at_);
        at_ += sizeof(T);
        return value;
    }
    Bytes take(std::uint64_t size) {
        if (size > left()) { fail(); return {}; }
        const Bytes out{at_, static_cast<std::size_t>(size)};
        at_ += size;
        return out;
    }
    std::string_view text(std::uint64_t size) {
        const Bytes out = take(size);
        return {reinterpret_cast<const char*>(out.data()), out.size()};
    }

private:
    void fail() { failed_ = true, at_ = end_; }

    const std::uint8_t* at_;
    const std::uint8_t* end_;
    bool failed_ = false;
};

}  // namespace thienan::overlap
