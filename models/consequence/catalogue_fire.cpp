#include "models/consequence/catalogue.h"

namespace yuyan::consequence {

std::vector<Model> fire_models() { return {}; }

}  // namespace yuyan::consequence
