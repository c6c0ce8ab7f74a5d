import NeuralNetworks
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Test(arguments: [1e-1, 1e-3, 1e-5])
func centralDifferencesGainTwoOrders(_ h: Double) {
  // The third derivative of exp at 0 is 1: the error of the central quotient is h²/6, of the other h/2.
  let central = numericDerivative(of: { exp($0) }, at: 0, step: h) - 1
  let oneSided = oneSidedDerivative(of: { exp($0) }, at: 0, step: h) - 1
  #expect(abs(central - h * h / 6) < 0.01 * h * h + 1e-10)
  #expect(abs(oneSided - h / 2) < 0.2 * h * h + 1e-10)
}

@Test func aKinkHasTwoSlopes() {
  let relu = { (z: Double) in max(0, z) }
  #expect(oneSidedDerivative(of: relu, at: 0, step: 1e-3) == 1)
  #expect(oneSidedDerivative(of: relu, at: 0, step: -1e-3) == 0)
  #expect(numericDerivative(of: relu, at: 0) == 0.5)
}

@Test func partialDerivativesOfTheLectureGraph() {
  let slopes = numericGradient(of: { 3 * ($0[0] + $0[1] * $0[2]) }, at: [5, 3, 2])
  for (slope, expected) in zip(slopes, [3.0, 6, 9]) { #expect(abs(slope - expected) < 1e-8) }
}
