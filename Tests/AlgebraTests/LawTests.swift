import Algebra
import Foundation
import Notation
import Testing

/// Laws that hold for all formulas, tried on random ones; what is right is known without the judge.
struct LawTests {
  private let judge = Judge()

  private func compare(_ left: String, _ right: String) throws -> Verdict {
    try judge.compare(read(left), read(right))
  }

  @Test func ringLaws() throws {
    var source = FormulaSource(seed: 11)
    for _ in 0..<25 {
      let u = source.formula(height: 3).text
      let v = source.formula(height: 3).text
      let w = source.formula(height: 2).text
      for (left, right) in [
        ("(\(u)) + (\(v))", "(\(v)) + (\(u))"), ("(\(u))*(\(v))", "(\(v))*(\(u))"),
        ("((\(u)) + (\(v)))*(\(w))", "(\(u))*(\(w)) + (\(v))*(\(w))"),
        ("((\(u))*(\(v)))*(\(w))", "(\(u))*((\(v))*(\(w)))"),
        ("(\(u)) - (\(v))", "-((\(v)) - (\(u)))"),
        ("((\(u)) + (\(v)))^2", "(\(u))^2 + 2*(\(u))*(\(v)) + (\(v))^2"),
      ] {
        let verdict = try compare(left, right)
        #expect(verdict.isEqual, "\(left) and \(right): \(verdict)")
      }
    }
  }

  /// A changed formula is equal only where numbers say so too, and a point of difference is one.
  @Test func verdictsAgreeWithNumbers() throws {
    var source = FormulaSource(seed: 12)
    var different = 0
    var undecided = 0
    for _ in 0..<120 {
      let u = source.formula(height: 4)
      let v = source.formula(height: 4)
      let w = source.below(3) == 0 ? u : v
      let (f, g) = (u.value, w.value)
      let left = "(\(u.text))*(\(v.text))"
      let right = ["(\(w.text))*(\(u.text))", "(\(u.text))*(\(v.text)) + (\(w.text))/1000", "(\(v.text))^2"][
        source.below(3)]
      let truth: ([Double]) -> (Double, Double) = { point in
        let both = f(point) * v.value(point)
        if right.hasSuffix("/1000") { return (both, both + g(point) / 1000) }
        return (both, right.hasSuffix("^2") ? v.value(point) * v.value(point) : g(point) * f(point))
      }
      var agrees = true
      for _ in 0..<40 {
        let (a, b) = truth(source.point())
        if a.isFinite && b.isFinite && abs(a - b) > 1e-9 * max(1, abs(a)) { agrees = false }
      }
      switch try compare(left, right) {
      case .equal: #expect(agrees, "\(left) and \(right) are not equal")
      case .different(let found):
        different += 1
        let point = RandomFormula.names.map { name in
          found.point.first { $0.name.name == name }?.value.approximation ?? 0.5
        }
        let (a, b) = truth(point)
        expect(found.left, is: a, "left of \(left) and \(right) at \(point)")
        expect(found.right, is: b, "right of \(left) and \(right) at \(point)")
      case .undecided: undecided += 1
      case .differentShape: Issue.record("\(left) and \(right) have no shapes")
      }
    }
    #expect(different > 45)
    #expect(undecided <= 3)
  }

  /// The derivative as the judge takes it has the value of a difference quotient.
  @Test func derivativesAgreeWithCentralDifferences() throws {
    var source = FormulaSource(seed: 13)
    var tried = 0
    for _ in 0..<60 {
      let u = source.formula(height: 4, isSmooth: true)
      guard case .different(let found) = try compare("d/dx (\(u.text))", "1000003 + x") else { continue }
      var point = RandomFormula.names.map { name in
        found.point.first { $0.name.name == name }?.value.approximation ?? 0.5
      }
      let step = 1e-5
      point[0] += step
      let above = u.value(point)
      point[0] -= 2 * step
      let below = u.value(point)
      expect(found.left, is: (above - below) / (2 * step), tolerance: 1e-4, "d/dx \(u.text) at \(point)")
      tried += 1
    }
    #expect(tried > 40)
  }

  /// Equality is reflexive, symmetric and transitive on formulas that have a value everywhere.
  @Test func equalityIsAnEquivalence() throws {
    var source = FormulaSource(seed: 14)
    for _ in 0..<40 {
      let u = source.formula(height: 4).text
      let rewritten = "(\(u))*(σ(x) + σ(-x))"
      let again = "(\(u)) + y - y"
      let other = source.formula(height: 4).text
      #expect(try compare(u, u).isEqual)
      #expect(try compare(u, rewritten).isEqual && compare(rewritten, again).isEqual)
      #expect(try compare(u, again).isEqual)
      let (there, back) = (try compare(rewritten, other), try compare(other, rewritten))
      #expect(there.isEqual == back.isEqual, "\(rewritten) and \(other)")
    }
  }

  private func expect(
    _ value: Counterexample.PointValue, is expected: Double, tolerance: Double = 1e-6, _ comment: String
  ) {
    guard expected.isFinite else { return }
    let slack = tolerance * max(1, abs(expected))
    switch value {
    case .exact(let number): #expect(abs(number.approximation - expected) <= slack, "\(comment)")
    case .bounds(let low, let high):
      #expect(low - slack <= expected && expected <= high + slack, "\(comment)")
    case .undefined, .entry: Issue.record("\(comment) should have a value")
    }
  }
}

extension Verdict {
  fileprivate var isEqual: Bool {
    if case .equal = self { return true }
    return false
  }
}
