#include "models/consequence/catalogue.h"

namespace yuyan::consequence {

std::vector<Model> ground_models() { return {}; }

}  // namespace yuyan::consequence
