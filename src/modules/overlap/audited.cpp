#include "modules/overlap/module.hpp"

namespace thienan::overlap {

frame::AuditedFields audited_fields() {
    using Values = frame::AuditedField::Values;
    return {{"earlier_task", "code", "overlap.code"}, {"earlier_task", "title", "overlap.title"}, {"earlier_task", "text", "overlap.text"},
            {"earlier_task", "state", "overlap.state", Values::names, "overlap.state_"}, {"earlier_task", "stop_cause", "overlap.stop_cause"},
            {"earlier_task", "host", "overlap.host"}, {"earlier_task", "place", "overlap.place"}, {"earlier_task", "year_from", "overlap.year_from"},
            {"earlier_task", "year_to", "overlap.year_to"}, {"earlier_task", "level", "overlap.level", Values::names, "overlap.level_"},
            {"earlier_task", "source", "overlap.source"}, {"earlier_task_import", "file", "overlap.import_file"}, {"earlier_task_import", "rows", "overlap.import_rows"},
            {"screening_batch", "file", "overlap.import_file"}, {"screening_batch", "rows", "overlap.import_rows"},
            {"proposal", "title", "overlap.title"}, {"proposal", "text", "overlap.proposal_text"}, {"proposal", "original", "overlap.proposal_file"}, {"proposal", "corpus_version", "overlap.corpus_version"},
            {"proposal", "best_verdict", "overlap.found", Values::names, "overlap.verdict_"}, {"proposal", "decision", "overlap.decision", Values::names, "overlap.decision_"},
            {"proposal", "about", "overlap.about"}, {"proposal", "reasons", "overlap.reasons"}};
}

}  // namespace thienan::overlap
