#include "platform/html/html.hpp"

#include <gtest/gtest.h>

namespace thienan::html {
namespace {

using detail::Fault;
template <detail::Fixed T>
constexpr Fault fault_of() { return detail::parse<T>().fault; }

TEST(Html, TextIsEscapedWhereItStands) {
    EXPECT_EQ((render<R"(<p title="{}">{}</p>)">("a\"<b>", "<script>&")).str(),
              R"(<p title="a&quot;&lt;b&gt;">&lt;script&gt;&amp;</p>)");
}

TEST(Html, NumbersAndIdsNeedNoEscaping) {
    struct Thing;
    EXPECT_EQ((render<R"(<a href="/things/{}">{}</a>)">(Id<Thing>{7}, 12)).str(), R"(<a href="/things/7">12</a>)");
}

TEST(Html, ATextInAnAddressIsPercentEncoded) {
    EXPECT_EQ((render<R"(<a href="/s?q={}">x</a>)">("a b&c/ạ")).str(), R"(<a href="/s?q=a%20b%26c%2F%E1%BA%A1">x</a>)");
}

TEST(Html, AScriptAddressBecomesHarmless) {
    EXPECT_EQ((render<R"(<a href="{}">x</a>)">(Url{"javascript:alert(1)"})).str(), R"(<a href="#">x</a>)");
    EXPECT_EQ((render<R"(<a href="{}">x</a>)">(Url{"//evil.example"})).str(), R"(<a href="#">x</a>)");
    EXPECT_EQ((render<R"(<a href="{}">x</a>)">(Url{"/a?b=1&c=2"})).str(), R"(<a href="/a?b=1&amp;c=2">x</a>)");
}

TEST(Html, AttributesCanBeBuiltAtRunTime) {
    const auto a = Attributes{}.flag("checked", true).flag("disabled", false).set("value", "\"x\"");
    EXPECT_EQ((render<R"(<input type="checkbox"{}>)">(a)).str(), R"(<input type="checkbox" checked value="&quot;x&quot;">)");
}

TEST(Html, ACallableWritesInPlace) {
    const auto rows = [](Writer& out) {
        for (int i = 0; i < 2; ++i) out.put<"<li>{}</li>">(i);
    };
    EXPECT_EQ((render<"<ul>{}</ul>">(rows)).str(), "<ul><li>0</li><li>1</li></ul>");
}

TEST(Html, MistakesInATemplateAreFoundAtCompileTime) {
    static_assert(fault_of<"<p>ok<br>{}</p>">() == Fault::none);
    static_assert(fault_of<"<p><b></p></b>">() == Fault::unbalanced_tag);
    static_assert(fault_of<"<p>">() == Fault::unbalanced_tag);
    static_assert(fault_of<"<p class={}></p>">() == Fault::unquoted_attribute);
    static_assert(fault_of<R"(<p style="{}"></p>)">() == Fault::slot_in_event_or_style_attribute);
    static_assert(fault_of<R"(<p onclick="{}"></p>)">() == Fault::slot_in_event_or_style_attribute);
    static_assert(fault_of<"<script>{}</script>">() == Fault::slot_in_script_or_style);
    static_assert(fault_of<"<!-- {} -->">() == Fault::slot_in_comment);
    static_assert(fault_of<"<{}>">() == Fault::slot_in_name);
    static_assert(fault_of<R"(<p data-{}="x"></p>)">() != Fault::none);
    static_assert(fault_of<"<p">() == Fault::unfinished_tag);
    static_assert(fault_of<"<p>{</p>">() == Fault::stray_brace);
}

}  // namespace
}  // namespace thienan::html
