// Result<T>: an expected outcome, either a T or an Error with a reason that has a sentence in locale/.
// A broken world (disk full, database gone) is an exception instead; a programmer's mistake is CHECK.
#pragma once

#include "base/check.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace thienan {

// What kind of refusal; one table in the dispatcher turns it into an HTTP status.
enum class Code {
    invalid,      // 422: the input can be mended by who sent it
    forbidden,    // 403: may see the thing, may not do this
    not_found,    // 404: does not exist, or may not be seen
    conflict,     // 409: somebody else changed it, or the state does not allow the act
    too_large,    // 413
    unavailable,  // 503: try again later
    too_many,     // 429
};

// One field of a form or JSON body that is wrong. `field` is the form's own name for it.
struct FieldError {
    std::string field;
    std::string reason;             // locale key
    std::vector<std::string> args;  // values for {0}, {1}, … in the sentence
};

struct Error {
    Code code = Code::invalid;
    std::string reason;             // locale key of the whole refusal
    std::vector<std::string> args;  // values for {0}, {1}, … in the sentence
    std::vector<FieldError> fields; // empty unless code is invalid

    Error(Code code_, std::string reason_, std::vector<std::string> args_ = {})
        : code(code_), reason(std::move(reason_)), args(std::move(args_)) {}
};

struct Done {
    friend bool operator==(Done, Done) = default;
};

template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}           // NOLINT: meant to convert
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}       // NOLINT: meant to convert

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& { CHECK(ok()); return std::get<0>(state_); }
    T& value() & { CHECK(ok()); return std::get<0>(state_); }
    T value() && { CHECK(ok()); return std::get<0>(std::move(state_)); }  // by value: `for (x : f().value().list)` must not dangle
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Error& error() const& { CHECK(!ok()); return std::get<1>(state_); }
    Error&& error() && { CHECK(!ok()); return std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

// Collects every field's error of one form, so that a person sees them all at once.
class FieldErrors {
public:
    void add(std::string field, std::string reason, std::vector<std::string> args = {}) {
        fields_.push_back({std::move(field), std::move(reason), std::move(args)});
    }
    bool empty() const { return fields_.empty(); }
    bool has(std::string_view field) const {
        for (const auto& f : fields_)
            if (f.field == field) return true;
        return false;
    }
    const std::vector<FieldError>& all() const { return fields_; }

    // The collected errors as one refusal; call only when not empty.
    Error refusal() && {
        CHECK(!fields_.empty());
        Error error{Code::invalid, "form.has_errors"};
        error.fields = std::move(fields_);
        return error;
    }

private:
    std::vector<FieldError> fields_;
};

}  // namespace thienan

#define THIENAN_JOIN2(a, b) a##b
#define THIENAN_JOIN(a, b) THIENAN_JOIN2(a, b)

// Leaves the function with the error of `expression` if it has one.
#define TRY(expression)                                                            \
    do {                                                                           \
        if (auto try_result = (expression); !try_result) return std::move(try_result).error(); \
    } while (false)

// TRY_ASSIGN(auto x, f()): x is the value of f(), or the function ends with its error.
#define TRY_ASSIGN(declaration, expression)                                        \
    auto THIENAN_JOIN(try_result_, __LINE__) = (expression);                       \
    if (!THIENAN_JOIN(try_result_, __LINE__))                                      \
        return std::move(THIENAN_JOIN(try_result_, __LINE__)).error();             \
    declaration = *std::move(THIENAN_JOIN(try_result_, __LINE__))
