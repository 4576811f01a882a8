// HTML templates checked at compile time and escaped by context.
//
//   Writer out;
//   out.put<R"(<a href="/directives/{}" class="{}">{}</a>)">(id, css, title);
//
// Each {} is a slot. What may stand in it follows from where it stands, and a mistake does not compile:
//   text              strings (escaped), whole numbers, Html (as it is), a callable void(Writer&) that writes more
//   attribute value   strings (escaped), whole numbers; the value must be in double quotes
//   address           (href, src, action, formaction, hx-get, hx-post, poster): at the start of the value only a Url;
//                     after a literal beginning with / or # also strings and numbers, percent-encoded
//   inside a tag      Attributes only: <input{}>
// Not allowed: slots in script or style elements, in style or on… attributes, in names, comments or unquoted values.
// Tags must be balanced within one template.
#pragma once

#include "base/id.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace thienan::html {

// Markup that is safe by construction. Only Writer and the functions here make it.
class Html {
public:
    Html() = default;
    const std::string& str() const& { return text_; }
    std::string str() && { return std::move(text_); }
    bool empty() const { return text_.empty(); }
    // For markup that is a constant of the program or was escaped before; greppable.
    static Html trusted(std::string text) { return Html{std::move(text)}; }

private:
    friend class Writer;
    explicit Html(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// An address: of this site ("/…", "#…", "?…") or http(s)/mailto; anything else becomes "#".
class Url {
public:
    explicit Url(std::string_view address);
    const std::string& str() const { return text_; }

private:
    std::string text_;
};

void escape_text(std::string& out, std::string_view text);       // & < >
void escape_attribute(std::string& out, std::string_view text);  // & < > "
void percent_encode(std::string& out, std::string_view text);    // all but unreserved

// A run of attributes put together at run time: Attributes{}.flag("checked", on).set("value", text). Names are constants.
class Attributes {
public:
    template <std::size_t N>
    Attributes& set(const char (&name)[N], std::string_view value) { return add(name, value); }
    template <std::size_t N>
    Attributes& flag(const char (&name)[N], bool on) { return on ? add_flag(name) : *this; }
    const std::string& str() const { return text_; }

private:
    Attributes& add(std::string_view name, std::string_view value);
    Attributes& add_flag(std::string_view name);
    std::string text_;
};

namespace detail {

template <std::size_t N>
struct Fixed {
    char text[N]{};
    constexpr Fixed(const char (&literal)[N]) { std::copy_n(literal, N, text); }  // NOLINT: meant to convert
    constexpr std::string_view view() const { return {text, N - 1}; }
};

enum class Place { text, attribute, address_start, address_rest, inside_tag };
enum class Fault {
    none, unbalanced_tag, slot_in_script_or_style, slot_in_event_or_style_attribute, slot_in_name, slot_in_comment,
    unquoted_attribute, stray_brace, unfinished_tag
};

template <std::size_t Slots>
struct Parsed {
    Fault fault = Fault::none;
    std::array<std::size_t, Slots + 1> at{};  // where each {} begins
    std::array<Place, Slots + 1> place{};
};

constexpr std::size_t count_slots(std::string_view t) {
    std::size_t n = 0;
    for (std::size_t i = 0; i + 1 < t.size(); ++i) n += t[i] == '{' && t[i + 1] == '}';
    return n;
}

constexpr bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}
constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

constexpr bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    for (const auto n : names)
        if (n == name) return true;
    return false;
}
constexpr bool is_void(std::string_view n) {
    return one_of(n, {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"});
}
constexpr bool is_address(std::string_view n) {
    return one_of(n, {"href", "src", "action", "formaction", "hx-get", "hx-post", "poster", "data-href"});
}

template <std::size_t Slots>
class Parser {
public:
    constexpr explicit Parser(std::string_view t) : t_(t) {}
    constexpr Parsed<Slots> run() {
        while (i_ < t_.size() && out_.fault == Fault::none) step();
        if (out_.fault == Fault::none && depth_ != 0) out_.fault = Fault::unbalanced_tag;
        return out_;
    }

private:
    constexpr bool at_slot() const { return t_.substr(i_, 2) == "{}"; }
    constexpr void slot(Place place) {
        out_.at[found_] = i_;
        out_.place[found_++] = place;
        i_ += 2;
    }
    constexpr void fail(Fault fault) { out_.fault = fault; }

    constexpr void step() {
        if (at_slot()) return raw_.empty() ? slot(Place::text) : fail(Fault::slot_in_script_or_style);
        if (raw_.empty() && (t_[i_] == '{' || t_[i_] == '}')) return fail(Fault::stray_brace);
        if (t_[i_] != '<') return void(++i_);
        if (t_.substr(i_, 4) == "<!--") return comment();
        if (t_.substr(i_, 2) == "<!") return skip_declaration();
        if (t_.substr(i_, 2) == "</") return closing();
        if (!raw_.empty()) return void(++i_);
        opening();
    }
    constexpr void comment() {
        for (; i_ < t_.size() && t_.substr(i_, 3) != "-->"; ++i_)
            if (at_slot()) return fail(Fault::slot_in_comment);
        if (i_ >= t_.size()) return fail(Fault::unfinished_tag);
        i_ += 3;
    }
    constexpr void skip_declaration() {
        while (i_ < t_.size() && t_[i_] != '>') ++i_;
        if (i_ >= t_.size()) return fail(Fault::unfinished_tag);
        ++i_;
    }
    constexpr std::string_view name() {
        const std::size_t from = i_;
        while (i_ < t_.size() && is_name(t_[i_])) ++i_;
        return t_.substr(from, i_ - from);
    }
    constexpr void closing() {
        i_ += 2;
        const auto tag = name();
        if (depth_ == 0 || open_[depth_ - 1] != tag || i_ >= t_.size() || t_[i_] != '>') return fail(Fault::unbalanced_tag);
        --depth_;
        raw_ = {};
        ++i_;
    }
    constexpr void opening() {
        ++i_;
        if (at_slot()) return fail(Fault::slot_in_name);
        const auto tag = name();
        if (tag.empty()) return fail(Fault::unfinished_tag);
        while (out_.fault == Fault::none) {
            if (i_ >= t_.size()) return fail(Fault::unfinished_tag);
            if (is_space(t_[i_])) { ++i_; continue; }
            if (at_slot()) { slot(Place::inside_tag); continue; }
            if (t_.substr(i_, 2) == "/>") { i_ += 2; return; }
            if (t_[i_] == '>') { ++i_; break; }
            attribute();
        }
        if (out_.fault != Fault::none || is_void(tag)) return;
        if (depth_ == open_.size()) return fail(Fault::unbalanced_tag);
        open_[depth_++] = tag;
        if (tag == "script" || tag == "style") raw_ = tag;
    }
    constexpr void attribute() {
        const auto n = name();
        if (n.empty()) return fail(at_slot() ? Fault::slot_in_name : Fault::unfinished_tag);
        if (i_ >= t_.size() || t_[i_] != '=') return;
        if (++i_ >= t_.size() || t_[i_] != '"') return fail(Fault::unquoted_attribute);
        const std::size_t start = ++i_;
        while (i_ < t_.size() && t_[i_] != '"') {
            if (!at_slot()) { ++i_; continue; }
            if (n == "style" || n.starts_with("on") || n == "srcdoc") return fail(Fault::slot_in_event_or_style_attribute);
            if (!is_address(n)) slot(Place::attribute);
            else slot(i_ == start || (t_[start] != '/' && t_[start] != '#' && t_[start] != '?') ? Place::address_start : Place::address_rest);
        }
        if (i_ >= t_.size()) return fail(Fault::unfinished_tag);
        ++i_;
    }

    std::string_view t_;
    std::size_t i_ = 0, found_ = 0, depth_ = 0;
    std::array<std::string_view, 48> open_{};
    std::string_view raw_;
    Parsed<Slots> out_;
};

template <Fixed T>
constexpr auto parse() { return Parser<count_slots(T.view())>{T.view()}.run(); }

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;
template <class T>
concept Text = std::convertible_to<const T&, std::string_view>;

}  // namespace detail

class Writer {
public:
    template <detail::Fixed T, class... A>
    Writer& put(const A&... args) {
        static constexpr auto parsed = detail::parse<T>();
        using detail::Fault;
        static_assert(parsed.fault != Fault::unbalanced_tag, "a tag is not closed, or closed in the wrong order");
        static_assert(parsed.fault != Fault::slot_in_script_or_style, "no values in script or style");
        static_assert(parsed.fault != Fault::slot_in_event_or_style_attribute, "no values in style, srcdoc or on… attributes");
        static_assert(parsed.fault != Fault::slot_in_name, "no values in tag or attribute names");
        static_assert(parsed.fault != Fault::slot_in_comment, "no values in comments");
        static_assert(parsed.fault != Fault::unquoted_attribute, "attribute values stand in double quotes");
        static_assert(parsed.fault != Fault::stray_brace, "a lone { or } outside a slot");
        static_assert(parsed.fault != Fault::unfinished_tag, "a tag, value or comment is not finished");
        static_assert(parsed.fault == Fault::none);
        static_assert(detail::count_slots(T.view()) == sizeof...(A), "as many values as slots");
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            std::size_t from = 0;
            ((literal(T.view(), from, parsed.at[I]), slot<parsed.place[I]>(args), from = parsed.at[I] + 2), ...);
            literal(T.view(), from, T.view().size());
        }(std::make_index_sequence<sizeof...(A)>{});
        return *this;
    }
    Writer& put(const Html& html) { out_ += html.text_; return *this; }
    Html take() { return Html{std::move(out_)}; }
    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    std::size_t size() const { return out_.size(); }

private:
    void literal(std::string_view t, std::size_t from, std::size_t to) { out_ += t.substr(from, to - from); }

    template <detail::Place P, class V>
    void slot(const V& value) {
        using detail::Place;
        if constexpr (P == Place::inside_tag) {
            static_assert(std::same_as<V, Attributes>, "inside a tag only Attributes may stand");
            out_ += value.str();
        } else if constexpr (P == Place::address_start) {
            static_assert(std::same_as<V, Url>, "an address begins with a Url");
            escape_attribute(out_, value.str());
        } else if constexpr (std::same_as<V, Url>) {
            static_assert(P == Place::attribute, "a Url begins an address");
            escape_attribute(out_, value.str());
        } else if constexpr (detail::Number<V>) {
            out_ += std::to_string(value);
        } else if constexpr (requires { value.value; requires std::same_as<decltype(value.value), std::int64_t>; }) {
            out_ += std::to_string(value.value);
        } else if constexpr (P == Place::text) {
            text_slot(value);
        } else {
            static_assert(detail::Text<V>, "only text or a number may stand in an attribute");
            if constexpr (P == Place::address_rest) percent_encode(out_, std::string_view{value});
            else escape_attribute(out_, std::string_view{value});
        }
    }
    template <class V>
    void text_slot(const V& value) {
        if constexpr (std::same_as<V, Html>) out_ += value.text_;
        else if constexpr (detail::Text<V>) escape_text(out_, std::string_view{value});
        else {
            static_assert(std::invocable<const V&, Writer&>, "text, a number, Html or a callable may stand here");
            value(*this);
        }
    }
    std::string out_;
};

// One template on its own.
template <detail::Fixed T, class... A>
Html render(const A&... args) {
    Writer out;
    out.put<T>(args...);
    return out.take();
}

}  // namespace thienan::html
