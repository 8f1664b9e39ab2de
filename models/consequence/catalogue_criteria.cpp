#include "models/consequence/catalogue.h"

namespace yuyan::consequence {

std::vector<Model> criteria_models() { return {}; }

}  // namespace yuyan::consequence
