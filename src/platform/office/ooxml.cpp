#include "platform/office/ooxml.hpp"

#include <algorithm>
#include <charconv>

namespace thienan::office {
namespace {

bool deeper_than(const pugi::xml_document& tree, std::size_t most) {
    std::size_t depth = 1;
    pugi::xml_node node = tree.first_child();
    while (node) {
        if (const auto inner = node.first_child()) {
            if (++depth > most) return true;
            node = inner;
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node) node = node.next_sibling();
    }
    return false;
}

// "word/document.xml" and "../x/y.xml" give "x/y.xml".
std::string resolve(const std::string& part, std::string_view target) {
    std::vector<std::string> steps;
    const auto add = [&steps](std::string_view path) {
        for (std::size_t from = 0; from <= path.size();) {
            const std::size_t to = std::min(path.find('/', from), path.size());
            const auto step = path.substr(from, to - from);
            if (step == "..") {
                if (!steps.empty()) steps.pop_back();
            } else if (!step.empty() && step != ".") {
                steps.emplace_back(step);
            }
            from = to + 1;
        }
    };
    if (target.substr(0, 1) != "/") {
        const std::size_t slash = part.rfind('/');
        if (slash != std::string::npos) add(std::string_view(part).substr(0, slash));
    }
    add(target);
    std::string joined;
    for (const auto& step : steps) {
        if (!joined.empty()) joined += '/';
        joined += step;
    }
    return joined;
}

std::string relations_part(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    const std::size_t cut = slash == std::string::npos ? 0 : slash + 1;
    return part.substr(0, cut) + "_rels/" + part.substr(cut) + ".rels";
}

}  // namespace

Result<XmlTree> parse_xml(std::string_view content, const Limits& limits) {
    const auto marks = std::count_if(content.begin(), content.end(), [](char c) { return c == '<' || c == '='; });
    if (static_cast<std::size_t>(marks) > limits.xml_marks) return Error{Code::too_large, "office.too_large"};
    auto tree = std::make_unique<pugi::xml_document>();
    // White space alone in an element is kept: <w:t> </w:t> is a space people see.
    constexpr unsigned kHow = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (!tree->load_buffer(content.data(), content.size(), kHow)) return Error{Code::invalid, "office.broken_xml"};
    if (deeper_than(*tree, limits.xml_depth)) return Error{Code::too_large, "office.too_large"};
    return tree;
}

Result<XmlTree> read_xml(Archive& archive, const std::string& part, const Limits& limits) {
    TRY_ASSIGN(const std::string content, archive.read(part));
    return parse_xml(content, limits);
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
    for (const auto& child : node.children())
        if (local_name(child) == name) return child;
    return {};
}

std::string_view attribute_named(const pugi::xml_node& node, std::string_view name) {
    for (const auto& attribute : node.attributes()) {
        std::string_view own = attribute.name();
        if (const std::size_t colon = own.rfind(':'); colon != std::string_view::npos) own.remove_prefix(colon + 1);
        if (own == name) return attribute.value();
    }
    return {};
}

int number_named(const pugi::xml_node& node, std::string_view name, int otherwise) {
    const auto text = attribute_named(node, name);
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return otherwise;
    return value < -1'000'000'000 || value > 1'000'000'000 ? otherwise : value;
}

bool is_on(const pugi::xml_node& parent, std::string_view name) {
    const auto node = child_named(parent, name);
    const auto value = attribute_named(node, "val");
    return node && value != "0" && value != "false" && value != "off";
}

Result<std::vector<Relation>> relations_of(Archive& archive, const std::string& part, const Limits& limits) {
    std::vector<Relation> relations;
    const std::string name = relations_part(part);
    if (!archive.has(name)) return relations;
    TRY_ASSIGN(const XmlTree tree, read_xml(archive, name, limits));
    for (const auto& node : tree->document_element().children()) {
        const auto type = attribute_named(node, "Type");
        const bool outside = attribute_named(node, "TargetMode") == "External";
        relations.push_back({std::string(attribute_named(node, "Id")), std::string(type.substr(type.rfind('/') + 1)),
                             outside ? "" : resolve(part, attribute_named(node, "Target"))});
    }
    return relations;
}

std::string part_of_type(Archive& archive, const std::string& part, std::string_view type, const std::string& usual,
                         const Limits& limits) {
    const auto relations = relations_of(archive, part, limits);
    if (!relations) return usual;
    for (const auto& relation : *relations)
        if (relation.type == type && !relation.target.empty()) return relation.target;
    return usual;
}

}  // namespace thienan::office
