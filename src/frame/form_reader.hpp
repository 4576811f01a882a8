// Reads a form into typed values, collecting every field's error. An API's body: frame/json_body.hpp.
//
//   FormReader form{ctx.request().form};
//   value.subject = form.text("subject", {.required = true, .most = 500});
//   value.due_on  = form.date("due_on");
//   if (!form.errors().empty()) …
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "platform/http/http.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::frame {

struct TextRule {
    bool required = false;
    std::size_t most = 300;       // code points
    bool several_lines = false;   // otherwise line ends become spaces
};

class FormReader {
public:
    explicit FormReader(const http::Fields& fields) : fields_(&fields) {}

    // Trimmed, NFC. Errors: form.required, form.too_long {0 = most}.
    std::string text(std::string_view name, TextRule rule = {});
    // dd/mm/yyyy or ISO. Errors: form.required, form.not_a_date.
    std::optional<Date> date(std::string_view name, bool required = false);
    // A whole number in [least, most]. Errors: form.required, form.not_a_number, form.out_of_range {0, 1}.
    std::optional<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most, bool required = false);
    // One of the choices (enumerator spellings). Errors: form.required, form.not_a_choice.
    std::string choice(std::string_view name, std::initializer_list<std::string_view> choices, bool required = true);
    bool flag(std::string_view name) const;   // "1", "on", "true"
    template <class Of>
    Id<Of> id(std::string_view name, bool required = false) {
        const auto raw = text(name, {.required = required, .most = 20});
        const auto id = parse_id<Of>(raw);
        if (!id && !raw.empty()) errors_.add(std::string{name}, "form.not_a_choice");
        return id.value_or(Id<Of>{});
    }
    template <class Of>
    std::vector<Id<Of>> ids(std::string_view name) const {
        std::vector<Id<Of>> out;
        for (const auto raw : fields_->all(name))
            if (const auto id = parse_id<Of>(raw)) out.push_back(*id);
        return out;
    }

    FieldErrors& errors() { return errors_; }
    const FieldErrors& errors() const { return errors_; }

private:
    const http::Fields* fields_;
    FieldErrors errors_;
};

}  // namespace thienan::frame
