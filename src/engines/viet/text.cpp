#include "engines/viet/text.hpp"

#include "base/check.hpp"
#include "base/utf8.hpp"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <memory>

namespace thienan::viet {
namespace {

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

// Zero-width space, joiners, word joiner, BOM, soft hyphen: never part of a word.
bool is_invisible(char32_t c) {
    return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}

const icu::Normalizer2& nfd() {
    UErrorCode fault = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFDInstance(fault);
    CHECK(U_SUCCESS(fault));
    return *normalizer;
}

const icu::Normalizer2& nfc() {
    UErrorCode fault = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFCInstance(fault);
    CHECK(U_SUCCESS(fault));
    return *normalizer;
}

icu::UnicodeString to_unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

const icu::Collator& collator() {
    static const std::unique_ptr<icu::Collator> instance = [] {
        UErrorCode fault = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made{icu::Collator::createInstance(icu::Locale{"vi"}, fault)};
        CHECK(U_SUCCESS(fault));
        return made;
    }();
    return *instance;
}

}  // namespace

std::string normalise(std::string_view text) {
    if (is_ascii(text)) return std::string{text};
    UErrorCode fault = U_ZERO_ERROR;
    const auto composed = nfc().normalize(to_unicode(text), fault);
    CHECK(U_SUCCESS(fault));
    const std::string utf8 = to_utf8(composed);
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        if (c == 0xA0) out += ' ';
        else if (!is_invisible(c)) append_utf8(out, c);
    }
    return out;
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto put = [&](char32_t c) {
        if (c == U'đ' || c == U'Đ') c = U'd';
        if (u_isalnum(static_cast<UChar32>(c))) append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
        else if (!out.empty() && out.back() != ' ') out += ' ';
    };
    if (is_ascii(text)) {
        for (const char c : text) put(static_cast<unsigned char>(c));
    } else {
        UErrorCode fault = U_ZERO_ERROR;
        const auto decomposed = nfd().normalize(to_unicode(text), fault);
        CHECK(U_SUCCESS(fault));
        for (std::int32_t i = 0; i < decomposed.length();) {
            const UChar32 c = decomposed.char32At(i);
            i += U16_LENGTH(c);
            if (u_charType(c) != U_NON_SPACING_MARK && !is_invisible(static_cast<char32_t>(c))) put(static_cast<char32_t>(c));
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string lower(std::string_view text) { return to_utf8(to_unicode(text).toLower(icu::Locale{"vi"})); }

std::string upper(std::string_view text) { return to_utf8(to_unicode(text).toUpper(icu::Locale{"vi"})); }

std::string sort_key(std::string_view text) {
    constexpr char kHex[] = "0123456789abcdef";
    std::uint8_t stack[512];
    const auto unicode = to_unicode(text);
    std::int32_t size = collator().getSortKey(unicode, stack, sizeof stack);
    std::string out;
    const auto append = [&](const std::uint8_t* bytes) {
        for (std::int32_t i = 0; i + 1 < size; ++i) {
            out += kHex[bytes[i] >> 4];
            out += kHex[bytes[i] & 15];
        }
    };
    if (size <= static_cast<std::int32_t>(sizeof stack)) {
        append(stack);
    } else {
        std::unique_ptr<std::uint8_t[]> heap{new std::uint8_t[static_cast<std::size_t>(size)]};
        size = collator().getSortKey(unicode, heap.get(), size);
        append(heap.get());
    }
    return out;
}

}  // namespace thienan::viet
