// `thienan overlap …`: building, changing and asking an index on the command line. Each returns the exit status.
#pragma once

#include <string>

namespace thienan::app {

int build_overlap(const std::string& corpus, const std::string& index, unsigned threads);
int query_overlap(const std::string& index, const std::string& queries, std::size_t top, bool explain);
int add_overlap(const std::string& index, const std::string& records);
int remove_overlap(const std::string& index, const std::string& id);
int learn_overlap(const std::string& corpus, const std::string& index);
int verify_overlap(const std::string& index);

}  // namespace thienan::app
