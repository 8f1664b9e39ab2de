#include "models/consequence/catalogue.h"

namespace yuyan::consequence {

std::vector<Model> release_models() { return {}; }

}  // namespace yuyan::consequence
