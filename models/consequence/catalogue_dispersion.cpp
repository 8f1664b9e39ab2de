#include "models/consequence/catalogue.h"

namespace yuyan::consequence {

std::vector<Model> dispersion_models() { return {}; }

}  // namespace yuyan::consequence
