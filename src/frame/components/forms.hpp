// Forms: labels above, help under the label, errors at the field and in a summary at the top; what was typed is kept.
//
//   FormView view{ctx, errors};
//   form(out, ctx, {.action = "/directives/7"}, [&](Writer& f) {
//       view.text(f, {.name = "subject", .label = t("directives.subject"), .value = d.subject, .required = true});
//       submit(f, t("form.save"));
//   });
#pragma once

#include "frame/context.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thienan::frame {

using html::Html;
using html::Writer;
using Write = std::function<void(Writer&)>;

struct FormHead {
    std::string action;
    bool multipart = false;
    std::string id;           // for drafts and for buttons outside the form; "" = none
    bool keep_draft = false;  // long forms: what is typed survives a lost connection (needs id)
    std::string css;          // extra classes
};

// <form method="post"> with the CSRF field.
void form(Writer& out, const Context& ctx, const FormHead& head, const Write& body);

// A form of filters: <form method="get">, state in the URL.
void filter_form(Writer& out, std::string_view action, const Write& body);

struct Field {
    std::string name;
    std::string label;
    std::string help;
    std::string value;
    bool required = false;      // others are marked optional
    std::string type = "text";  // text, email, password, tel, search, number
    std::string autocomplete;   // as HTML knows it: "username", "current-password", "one-time-code"
    std::size_t most = 0;       // maxlength in characters; 0 = none
    int rows = 0;               // > 0: a textarea
    bool autofocus = false;
};

struct Choice {
    std::string value;
    std::string label;
    std::string group;          // optgroup; "" = none
};

// The fields of one form in one language, with the errors of the last attempt.
class FormView {
public:
    explicit FormView(const Context& ctx, std::vector<FieldError> errors = {})
        : t_(&ctx.t()), icons_(ctx.services().assets.address("icons.svg")), here_(ctx.request().path), errors_(std::move(errors)) {}

    bool has_errors() const { return !errors_.empty(); }
    // At the top: how many things to mend, each a link to its field (of field "form": none). `labels` gives the words of each field's name. Where somebody else
    // was faster (frame.conflict), a link opens the form's own address, and so what is stored now, beside what was typed.
    void summary(Writer& out, const std::vector<std::pair<std::string, std::string>>& labels = {}) const;

    void text(Writer& out, const Field& field) const;         // one line, or a textarea with rows > 0
    void date(Writer& out, const Field& field) const;         // dd/mm/yyyy with a calendar that works by keyboard
    void select(Writer& out, const Field& field, const std::vector<Choice>& choices) const;
    // Type to find among many; several = true gives a list of chosen ones (the form sends the name once for each).
    enum class Many { one, several };
    void combobox(Writer& out, const Field& field, const std::vector<Choice>& choices, const std::vector<std::string>& chosen,
                  Many many = Many::one) const;
    void radios(Writer& out, const Field& field, const std::vector<Choice>& choices) const;
    void checkboxes(Writer& out, const Field& field, const std::vector<Choice>& choices, const std::vector<std::string>& chosen) const;
    enum class Checked { no, yes };
    void checkbox(Writer& out, const Field& field, Checked checked) const;  // value "1"
    void file(Writer& out, const Field& field, std::string_view accept, std::int64_t most_bytes, Many files = Many::one) const;

private:
    void frame(Writer& out, const Field& field, const Write& control) const;
    html::Attributes described(const Field& field) const;
    std::string error_of(std::string_view name) const;

    const Words* t_;
    std::string_view icons_;
    std::string here_;
    std::vector<FieldError> errors_;
};

void hidden(Writer& out, std::string_view name, std::string_view value);
enum class Button { primary, plain, danger };
void submit(Writer& out, std::string_view label, Button kind = Button::primary, std::string_view name = {}, std::string_view value = {});
// A whole form that is only a button: one act. With a question to confirm, the button opens it; works without scripts.
void post_button(Writer& out, const Context& ctx, std::string_view action, std::string_view label, Button kind = Button::plain,
                 std::string_view confirm = {});

}  // namespace thienan::frame
