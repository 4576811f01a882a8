// The body of one request on its way in: counted against the route's limits, kept in memory, or as a multipart form
// whose files go to disk. What all bodies together hold in memory is bounded: whoever sends has not signed in yet.
#pragma once

#include "platform/http/http.hpp"
#include "platform/http/request_reader.hpp"

#include <optional>
#include <string>

namespace thienan::http {

inline constexpr std::uint64_t kMostBodiesInMemory = 256u << 20;  // bytes of all of them

class Body final : public BodySink {
public:
    // Takes the request's header for granted. Nothing is written before the first byte. Where the route takes files and this is no
    // multipart form, only what an ordinary form may be is taken.
    Body(const Request& request, const Limits& limits, const std::string& temporary_folder);
    ~Body() override;
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

    // 415 where the form is multipart and the route takes none; 413 where the declared length is too much; else 0.
    int may_begin(const Framing& framing) const;
    int take(std::string_view piece) override;  // 413, 400, 503; a disk that cannot be written is an exception
    // Moves what arrived into the request; 0, or the refusal.
    int finish(Request& request);

    std::uint64_t received() const { return received_; }

private:
    Limits limits_;
    bool is_multipart_;
    std::uint64_t received_ = 0, held_ = 0;
    std::string memory_;
    std::optional<MultipartReader> multipart_;
};

// What a worker does before the handler: form and cookies. 0, or the refusal.
int parse_form_and_cookies(Request& request, const Limits& limits);

// Removes the uploads that the handler has not moved away.
void remove_uploads(Request& request);

}  // namespace thienan::http
