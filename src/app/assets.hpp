// The built web assets: their hashed addresses, and the routes that serve them for ever.
#pragma once

#include "frame/routes.hpp"
#include "frame/services.hpp"

#include <map>
#include <string>

namespace thienan::app {

class EmbeddedAssets final : public frame::Assets {
public:
    EmbeddedAssets();  // reads web/manifest.txt: lines "logical-name hashed-name"
    // "/assets/app.3f2a.css"; CHECKs that the asset exists.
    std::string_view address(std::string_view logical_name) const override;

private:
    std::map<std::string, std::string, std::less<>> addresses_;
};

// GET /assets/{name} and /assets/{folder}/{name}: immutable, gzip where the build made one.
void add_asset_routes(frame::Routes& routes);

}  // namespace thienan::app
