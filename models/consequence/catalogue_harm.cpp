#include "models/consequence/catalogue.h"

namespace yuyan::consequence {

std::vector<Model> harm_models() { return {}; }

}  // namespace yuyan::consequence
