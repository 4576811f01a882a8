// Things that hang together: union and find over their positions.
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace thienan::overlap {

class Groups {
public:
    explicit Groups(std::size_t size) : of_(size) { std::iota(of_.begin(), of_.end(), std::size_t{0}); }

    // The one that stands for all it hangs together with.
    std::size_t find(std::size_t i) {
        while (of_[i] != i) i = of_[i] = of_[of_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { of_[find(b)] = find(a); }

private:
    std::vector<std::size_t> of_;
};

}  // namespace thienan::overlap
