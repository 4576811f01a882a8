// Who may see a file: whoever may see a record that holds it. The module that owns the record is asked.
#pragma once

#include "modules/files/model.hpp"
#include "platform/store/store.hpp"

#include <functional>
#include <map>
#include <string>

namespace thienan::files {

// One question a kind of record, filled by app once at start and only read from then on.
class Viewers {
public:
    using MaySee = std::function<bool(store::ReadTx&, const Principal&, std::int64_t subject)>;

    void add(std::string subject_kind, MaySee may_see) { by_kind_[std::move(subject_kind)] = std::move(may_see); }
    // A kind nobody answers for is seen by nobody.
    bool may_see(store::ReadTx& tx, const Principal& who, const Subject& subject) const {
        const auto found = by_kind_.find(subject.kind);
        return found != by_kind_.end() && found->second(tx, who, subject.id);
    }

private:
    std::map<std::string, MaySee, std::less<>> by_kind_;
};

namespace access {

// Everybody who may see one record that holds the file; a loose upload only its uploader; the program everything.
// Costs the owner's question for each record that holds it, until one says yes.
bool may_see(store::ReadTx& tx, const Viewers& viewers, const Principal& who, const File& file);

// Only who uploaded it may tie a loose upload to a record. Refused: frame.not_found.
Result<Done> may_attach(const Principal& who, const File& file);

}  // namespace access
}  // namespace thienan::files
