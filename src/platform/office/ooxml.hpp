// What .docx and .xlsx share: parts that are XML, and the relations between parts. Prefixes of names are ignored,
// since producers choose them freely.
#pragma once

#include "base/result.hpp"
#include "platform/office/archive.hpp"
#include "platform/office/limits.hpp"

#include <pugixml.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::office {

using XmlTree = std::unique_ptr<pugi::xml_document>;

// Refused: office.broken_xml, office.too_large (xml_marks, xml_depth). Entities of a document type are never expanded.
Result<XmlTree> parse_xml(std::string_view content, const Limits& limits);

// Archive::read and parse_xml.
Result<XmlTree> read_xml(Archive& archive, const std::string& part, const Limits& limits);

// Names without their prefix; an absent node or attribute gives an empty one.
std::string_view local_name(const pugi::xml_node& node);
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);
std::string_view attribute_named(const pugi::xml_node& node, std::string_view name);

// The attribute as a whole number within [-10^9, 10^9], or `otherwise`.
int number_named(const pugi::xml_node& node, std::string_view name, int otherwise);

// <w:b/>, <w:b w:val="1"/> are on; absent, "0", "false", "off" are not.
bool is_on(const pugi::xml_node& parent, std::string_view name);

struct Relation {
    std::string id;
    std::string type;    // the last step of its URI: "officeDocument", "numbering", "worksheet"
    std::string target;  // name of a part; empty for what lies outside the package
};

// Relations of a part ("" is the package itself); none where it has no relations part.
// Refused: as read_xml.
Result<std::vector<Relation>> relations_of(Archive& archive, const std::string& part, const Limits& limits);

// The part a relation of this type leads to, or `usual` where there is none. A broken relations part counts as none.
std::string part_of_type(Archive& archive, const std::string& part, std::string_view type, const std::string& usual,
                         const Limits& limits);

}  // namespace thienan::office
