#include "frame/components/forms.hpp"

#include "frame/problem.hpp"

#include <algorithm>

namespace thienan::frame {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

void options(Writer& out, const std::vector<Choice>& choices, const std::vector<std::string>& chosen) {
    const auto option = [&](const Choice& c) {
        out.put<R"(<option value="{}"{}>{}</option>)">(c.value, html::Attributes{}.flag("selected", contains(chosen, c.value)), c.label);
    };
    for (std::size_t i = 0; i < choices.size();) {
        if (choices[i].group.empty()) {
            option(choices[i++]);
            continue;
        }
        const auto group = choices[i].group;
        std::size_t end = i;
        while (end < choices.size() && choices[end].group == group) ++end;
        out.put<R"(<optgroup label="{}">{}</optgroup>)">(group, [&](Writer&) {
            for (; i < end; ++i) option(choices[i]);
        });
        i = end;
    }
}

std::string_view class_of(Button kind) {
    switch (kind) {
        case Button::primary: return "btn btn-primary";
        case Button::plain: return "btn";
        case Button::danger: return "btn btn-danger";
    }
    CHECK(false);
}

}  // namespace

void form(Writer& out, const Context& ctx, const FormHead& head, const Write& body) {
    html::Attributes more;
    if (head.multipart) more.set("enctype", "multipart/form-data");
    if (!head.id.empty()) more.set("id", head.id);
    if (head.keep_draft)
        more.set("data-ta-draft", head.id + ":" + ctx.who().account.str()).set("data-draft-found", ctx.t()("form.draft_found"))
            .set("data-draft-restore", ctx.t()("form.draft_restore")).set("data-draft-drop", ctx.t()("form.draft_drop")).flag("data-ta-unsaved", true);
    const auto csrf = ctx.who().signed_in() ? std::string_view{ctx.who().csrf} : ctx.request().cookies.get("csrf");
    out.put<R"(<form method="post" action="{}" class="ta-form {}" novalidate{}><input type="hidden" name="csrf" value="{}">{}</form>)">(
        html::Url{head.action}, head.css, more, csrf, body);
}

void filter_form(Writer& out, std::string_view action, const Write& body) {
    out.put<R"(<form method="get" action="{}" class="ta-filter" role="search">{}</form>)">(html::Url{action}, body);
}

std::string FormView::error_of(std::string_view name) const {
    for (const auto& e : errors_)
        if (e.field == name) return sentence(*t_, e);
    return {};
}

void FormView::summary(Writer& out, const std::vector<std::pair<std::string, std::string>>& labels) const {
    if (errors_.empty()) return;
    out.put<R"(<div class="ta-errors" role="alert" tabindex="-1"><h2>{}</h2><ul>{}</ul></div>)">(
        (*t_)("form.error_summary", {std::to_string(errors_.size())}), [&](Writer& list) {
            for (const auto& e : errors_) {
                if (e.reason == "frame.conflict") {
                    list.put<R"(<li>{} <a href="{}" target="_blank" rel="noopener">{}</a></li>)">(sentence(*t_, e), html::Url{here_}, (*t_)("frame.open_stored"));
                    continue;
                }
                if (e.field == "form") {  // no field alone can mend it
                    list.put<"<li>{}</li>">(sentence(*t_, e));
                    continue;
                }
                const auto label = std::find_if(labels.begin(), labels.end(), [&](const auto& l) { return l.first == e.field; });
                list.put<R"(<li><a href="#{}">{}{}</a></li>)">("f-" + e.field, label == labels.end() ? std::string{} : label->second + ": ",
                                                               sentence(*t_, e));
            }
        });
}

html::Attributes FormView::described(const Field& field) const {
    html::Attributes out;
    std::string by;
    if (!field.help.empty()) by = "h-" + field.name;
    if (!error_of(field.name).empty()) by += (by.empty() ? "e-" : " e-") + field.name;
    if (!by.empty()) out.set("aria-describedby", by);
    out.flag("required", field.required);
    if (!error_of(field.name).empty()) out.set("aria-invalid", "true");
    if (!field.autocomplete.empty()) out.set("autocomplete", field.autocomplete);
    if (field.most) out.set("maxlength", std::to_string(field.most));
    out.flag("autofocus", field.autofocus);
    return out;
}

void FormView::frame(Writer& out, const Field& field, const Write& control) const {
    const auto error = error_of(field.name);
    out.put<R"(<div class="ta-field {}"><label class="form-label" for="f-{}">{}{}</label>{}{}{}</div>)">(
        error.empty() ? "" : "ta-field-bad", field.name, field.label,
        [&](Writer& w) {
            if (!field.required) w.put<R"( <span class="ta-optional">({})</span>)">((*t_)("form.optional"));
        },
        [&](Writer& w) {
            if (!field.help.empty()) w.put<R"(<span class="form-hint" id="h-{}">{}</span>)">(field.name, field.help);
        },
        [&](Writer& w) {
            if (!error.empty()) w.put<R"(<p class="ta-error" id="e-{}">{}</p>)">(field.name, error);
        },
        control);
}

void FormView::text(Writer& out, const Field& field) const {
    frame(out, field, [&](Writer& w) {
        if (field.rows > 0)
            w.put<R"(<textarea class="form-control" id="f-{}" name="{}" rows="{}"{}>{}</textarea>)">(field.name, field.name, field.rows,
                                                                                                 described(field), field.value);
        else
            w.put<R"(<input class="form-control" id="f-{}" name="{}" type="{}" value="{}"{}>)">(
                field.name, field.name, field.type, field.type == "password" ? std::string{} : field.value, described(field));
    });
}

void FormView::date(Writer& out, const Field& field) const {
    frame(out, field, [&](Writer& w) {
        w.put<R"(<div class="ta-date" data-ta-date data-open="{}" data-prev="{}" data-next="{}" data-month="{}" data-days="{}" data-icons="{}"><input class="form-control" id="f-{}" name="{}" inputmode="numeric" autocomplete="off" placeholder="{}" maxlength="10" value="{}"{}></div>)">(
            (*t_)("form.open_calendar"), (*t_)("form.previous_month"), (*t_)("form.next_month"), (*t_)("form.month_title"), (*t_)("form.weekdays"), icons_,
            field.name, field.name, (*t_)("form.date_form"), field.value, described(field));
    });
}

void FormView::select(Writer& out, const Field& field, const std::vector<Choice>& choices) const {
    frame(out, field, [&](Writer& w) {
        w.put<R"(<select class="form-select" id="f-{}" name="{}"{}>{}</select>)">(field.name, field.name, described(field),
                                                                             [&](Writer& list) { options(list, choices, {field.value}); });
    });
}

void FormView::combobox(Writer& out, const Field& field, const std::vector<Choice>& choices, const std::vector<std::string>& chosen,
                        Many many) const {
    auto attributes = described(field);
    attributes.flag("multiple", many == Many::several);
    attributes.flag("data-ta-combobox", true).set("data-none", (*t_)("form.nothing_found")).set("data-found", (*t_)("form.found"));
    frame(out, field, [&](Writer& w) {
        w.put<R"(<select class="form-select" id="f-{}" name="{}"{}>{}</select>)">(field.name, field.name, attributes,
                                                                             [&](Writer& list) { options(list, choices, chosen); });
    });
}

void FormView::radios(Writer& out, const Field& field, const std::vector<Choice>& choices) const {
    const auto error = error_of(field.name);
    out.put<R"(<fieldset class="ta-field {}" id="f-{}"><legend class="form-label">{}</legend>{}{}{}</fieldset>)">(
        error.empty() ? "" : "ta-field-bad", field.name, field.label,
        [&](Writer& w) {
            if (!field.help.empty()) w.put<R"(<span class="form-hint">{}</span>)">(field.help);
        },
        [&](Writer& w) {
            for (const auto& c : choices)
                w.put<R"(<div class="form-check"><input class="form-check-input" type="radio" id="f-{}-{}" name="{}" value="{}"{}><label for="f-{}-{}">{}</label></div>)">(
                    field.name, c.value, field.name, c.value, html::Attributes{}.flag("checked", c.value == field.value), field.name, c.value, c.label);
        },
        [&](Writer& w) {
            if (!error.empty()) w.put<R"(<p class="ta-error" id="e-{}">{}</p>)">(field.name, error);
        });
}

void FormView::checkboxes(Writer& out, const Field& field, const std::vector<Choice>& choices, const std::vector<std::string>& chosen) const {
    const auto error = error_of(field.name);
    out.put<R"(<fieldset class="ta-field {}" id="f-{}"><legend class="form-label">{}</legend>{}{}{}</fieldset>)">(
        error.empty() ? "" : "ta-field-bad", field.name, field.label,
        [&](Writer& w) {
            if (!field.help.empty()) w.put<R"(<span class="form-hint">{}</span>)">(field.help);
        },
        [&](Writer& w) {
            for (const auto& c : choices)
                w.put<R"(<div class="form-check"><input class="form-check-input" type="checkbox" id="f-{}-{}" name="{}" value="{}"{}><label for="f-{}-{}">{}</label></div>)">(
                    field.name, c.value, field.name, c.value, html::Attributes{}.flag("checked", contains(chosen, c.value)), field.name, c.value, c.label);
        },
        [&](Writer& w) {
            if (!error.empty()) w.put<R"(<p class="ta-error" id="e-{}">{}</p>)">(field.name, error);
        });
}

void FormView::checkbox(Writer& out, const Field& field, Checked checked) const {
    const auto error = error_of(field.name);
    out.put<R"(<div class="ta-field"><div class="form-check"><input class="form-check-input" type="checkbox" id="f-{}" name="{}" value="1"{}><label for="f-{}">{}</label></div>{}{}</div>)">(
        field.name, field.name, html::Attributes{}.flag("checked", checked == Checked::yes), field.name, field.label,
        [&](Writer& w) {
            if (!field.help.empty()) w.put<R"(<span class="form-hint">{}</span>)">(field.help);
        },
        [&](Writer& w) {
            if (!error.empty()) w.put<R"(<p class="ta-error" id="e-{}">{}</p>)">(field.name, error);
        });
}

void FormView::file(Writer& out, const Field& field, std::string_view accept, std::int64_t most_bytes, Many files) const {
    frame(out, field, [&](Writer& w) {
        w.put<R"(<div class="ta-drop" data-ta-drop data-max="{}" data-too-big="{}"><input id="f-{}" name="{}" type="file" accept="{}"{}{}><label class="btn" for="f-{}">{}</label> <span class="ta-drop-hint">{}</span><ul class="ta-files" data-ta-files aria-live="polite"></ul></div>)">(
            most_bytes, (*t_)("form.file_too_big"), field.name, field.name, accept, html::Attributes{}.flag("multiple", files == Many::several), described(field), field.name,
            (*t_)(files == Many::several ? "form.choose_files" : "form.choose_file"), (*t_)("form.or_drop"));
    });
}

void hidden(Writer& out, std::string_view name, std::string_view value) {
    out.put<R"(<input type="hidden" name="{}" value="{}">)">(name, value);
}

void submit(Writer& out, std::string_view label, Button kind, std::string_view name, std::string_view value) {
    html::Attributes more;
    if (!name.empty()) more.set("name", name).set("value", value);
    out.put<R"(<button type="submit" class="{}"{}>{}</button>)">(class_of(kind), more, label);
}

void post_button(Writer& out, const Context& ctx, std::string_view action, std::string_view label, Button kind, std::string_view confirm) {
    const auto send = [&](Writer& w) {
        form(w, ctx, {.action = std::string{action}, .css = "ta-inline"}, [&](Writer& f) { submit(f, label, kind); });
    };
    if (confirm.empty()) return send(out);
    out.put<R"(<details class="ta-menu"><summary class="{}">{}</summary><div class="ta-menu-body"><p class="ta-menu-head">{}</p>{}</div></details>)">(
        class_of(Button::plain), label, confirm, send);
}

}  // namespace thienan::frame
