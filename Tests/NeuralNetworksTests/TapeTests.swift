import Algebra
import Numerics
import Testing

@testable import NeuralNetworks

@Suite struct TapeTests {
  /// The course's own graph: J = 3(a + bc).
  @Test func walksTheCourseGraph() {
    var tape = Tape(capacity: 1)
    let a = tape.variable(5)
    let b = tape.variable(3)
    let c = tape.variable(2)
    let v = tape.add(a, tape.multiply(b, c))
    let J = tape.multiply(tape.variable(3), v)
    tape.backward(from: J)
    #expect(tape[J] == 33)
    #expect([a, b, c, v].map { tape.slope($0) } == [3, 6, 9, 3])
  }

  @Test func addsTheSlopesOfBothUses() {
    var tape = Tape()
    let x = tape.variable(4)
    let y = tape.add(tape.multiply(x, x), x)
    tape.backward(from: y)
    #expect(tape.slope(x) == 9)
    // A second walk begins anew.
    tape.backward(from: y)
    #expect(tape.slope(x) == 9)
  }

  /// Every operation against central differences, at points away from kinks.
  @Test(arguments: [(0.7, 1.3), (-0.4, 2.1), (1.9, -0.8)])
  func agreesWithDifferences(_ x: Double, _ y: Double) {
    func value(_ x: Double, _ y: Double) -> (value: Double, slopes: [Double]) {
      var tape = Tape(capacity: 2)
      let a = tape.variable(x)
      let b = tape.variable(y)
      let sum = tape.add(tape.sigmoid(a), tape.tanh(tape.multiply(a, b)))
      let rest = tape.divide(tape.relu(tape.subtract(b, a)), tape.exp(tape.negate(b)))
      let J = tape.add(tape.multiply(sum, sum), tape.add(rest, tape.log(tape.multiply(b, b))))
      tape.backward(from: J)
      return (tape[J], [tape.slope(a), tape.slope(b)])
    }
    let h = 1e-6
    let slopes = value(x, y).slopes
    let byX = (value(x + h, y).value - value(x - h, y).value) / (2 * h)
    let byY = (value(x, y + h).value - value(x, y - h).value) / (2 * h)
    #expect(abs(slopes[0] - byX) < 1e-7 * max(1, abs(byX)))
    #expect(abs(slopes[1] - byY) < 1e-7 * max(1, abs(byY)))
  }

  @Test func growsAndIsUsedAgain() {
    var tape = Tape(capacity: 4)
    for _ in 0..<2 {
      tape.clear()
      let x = tape.variable(1.5)
      var sum = x
      for _ in 0..<10_000 { sum = tape.add(sum, x) }
      tape.backward(from: sum)
      #expect(tape.count == 10_001)
      #expect(tape[sum] == 15_001.5)
      #expect(tape.slope(x) == 10_001)
    }
  }
}
