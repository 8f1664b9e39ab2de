#include "models/consequence/catalogue.h"

namespace yuyan::consequence {

std::vector<Model> explosion_models() { return {}; }

}  // namespace yuyan::consequence
