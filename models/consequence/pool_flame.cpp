#include "models/consequence/pool_flame.h"

#include <cstddef>

namespace yuyan::consequence {

const Basis& basis_of(LengthMethod method) {
  static constexpr std::array bases{
      Basis{"flame length: Thomas, still air", "fireSIM", Status::verified},
      Basis{"flame length: Thomas with wind", "Yellow Book 6.6.3", Status::verified},
      Basis{"flame length: Pritchard and Binding", "fireSIM", Status::verified},
      Basis{"flame length: Casal", "OpenSRANE", Status::verified},
      Basis{"flame length: Heskestad", "recollected", Status::unverified}};
  return bases.at(static_cast<std::size_t>(method));
}

const Basis& basis_of(TiltMethod method) {
  static constexpr std::array bases{
      Basis{"tilt: Yellow Book", "Yellow Book 6.6.3", Status::verified},
      Basis{"tilt: AGA", "OpenSRANE", Status::verified},
      Basis{"flame upright", "chosen by the user", Status::assumed}};
  return bases.at(static_cast<std::size_t>(method));
}

const Basis& basis_of(EmissiveMethod method) {
  static constexpr std::array bases{
      Basis{"emissive power: Mudan, smoky fires", "Yellow Book 6.6.3 (21 kW/m2)", Status::verified},
      Basis{"emissive power: heat balance with soot", "Yellow Book 6.6.3", Status::verified},
      Basis{"emissive power: Shokri and Beyler, effective", "recollected", Status::unverified}};
  return bases.at(static_cast<std::size_t>(method));
}

}  // namespace yuyan::consequence
