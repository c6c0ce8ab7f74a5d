import Glibc
import Testing

@testable import Numerics

struct FunctionCase: CustomTestStringConvertible, Sendable {
  let function: ElementwiseFunction
  let reference: @Sendable (Double) -> Double
  /// Units in the last place.
  let bound: Double
  let inputs: [Double]
  var testDescription: String { function.rawValue }
}

private let everywhere: [Double] = {
  var random = RandomState(seed: 3)
  var values: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, 1, -1, 710, 709.7, -708.5, -745, -746, 1000, -1000,
    Double.leastNonzeroMagnitude, -Double.leastNonzeroMagnitude, 36,
    37, -37, 1e300, -1e300, 1e-300,
  ]
  for scale in [1e-300, 1e-8, 1e-3, 0.5, 3, 40, 745] {
    for _ in 0..<4000 { values.append(scale * random.uniform(-1, 1)) }
  }
  return values
}()

private let functionCases = [
  FunctionCase(function: .exp, reference: { exp($0) }, bound: 2, inputs: everywhere),
  FunctionCase(function: .tanh, reference: { tanh($0) }, bound: 4, inputs: everywhere),
  FunctionCase(function: .sigmoid, reference: { sigmoid($0) }, bound: 4, inputs: everywhere),
  FunctionCase(
    function: .log, reference: { log($0) }, bound: 2,
    inputs: everywhere + everywhere.map { abs($0) } + everywhere.map { 1 + $0 * 1e-12 }),
  FunctionCase(function: .sqrt, reference: { $0.squareRoot() }, bound: 0, inputs: everywhere),
  FunctionCase(function: .abs, reference: { abs($0) }, bound: 0, inputs: everywhere),
  FunctionCase(function: .relu, reference: { $0 < 0 ? 0 : $0 }, bound: 0, inputs: everywhere),
]

@Suite("Functions at vector speed")
struct VectorFunctionTests {
  @Test(arguments: functionCases)
  func agreesWithTheCLibrary(_ wanted: FunctionCase) {
    var result = Matrix.zeros(1, wanted.inputs.count)
    Matrix.row(wanted.inputs).apply(wanted.function, into: &result)
    for (index, x) in wanted.inputs.enumerated() {
      let y = result[0, index]
      let reference = wanted.reference(x)
      if reference.isNaN {
        #expect(y.isNaN, "\(x)")
      } else if y != reference {
        #expect(abs(y - reference) <= wanted.bound * reference.ulp, "f(\(x)) = \(y), not \(reference)")
      }
    }
  }

  /// The last numbers of a row take another way than whole registers; in place takes the same as not.
  @Test func everyLengthAndInPlace() {
    var random = RandomState(seed: 4)
    for n in 1...40 {
      let x = random.randn(1, n)
      for function in ElementwiseFunction.allCases {
        var inPlace = abs(x)
        inPlace.form(function)
        var apart = Matrix.zeros(1, n)
        abs(x).apply(function, into: &apart)
        #expect(inPlace == apart, "\(function) of \(n)")
        let single = (0..<n).map { j -> Double in
          var one = Matrix([[abs(x[0, j])]])
          one.form(function)
          return one[0, 0]
        }
        #expect(apart.elements == single, "\(function) of \(n)")
      }
    }
  }

  @Test func aCopyIsNotTouched() {
    let x: Matrix = [[1, 2]]
    var y = x
    y.form(.exp)
    y += x
    y[0, 0] = 7
    #expect(x == [[1, 2]])
    #expect(-x == [[-1, -2]])
    #expect(x == [[1, 2]])
  }

  @Test func likelihoodIsTheSumOfItsTerms() {
    var random = RandomState(seed: 5)
    for n in [1, 7, 8, 100, 4096, 5003, 40_000] {
      let a = random.rand(1, n).map { max($0, 1e-12) }
      let y = random.rand(1, n).map { $0 > 0.5 ? 1 : 0 }
      let terms = zip(a.elements, y.elements).map { $1 == 1 ? log($0) : log(1 - $0) }
      let sum = terms.reduce(0, +)
      #expect(abs(logLikelihood(a, y) - sum) < 1e-12 * abs(sum), "\(n)")
      let soft = y * 0.8 + 0.1
      let softSum = zip(a.elements, soft.elements).reduce(0) {
        $0 + $1.1 * log($1.0) + (1 - $1.1) * log(1 - $1.0)
      }
      #expect(abs(logLikelihood(a, soft) - softSum) < 1e-12 * abs(softSum), "\(n)")
    }
    #expect(logLikelihood([[1, 0]], [[1, 0]]) == 0)
    #expect(logLikelihood([[0.5, 0]], [[1, 1]]) == -.infinity)
    #expect(logLikelihood([[Double.leastNonzeroMagnitude]], [[1]]) == log(Double.leastNonzeroMagnitude))
    #expect(logLikelihood([[.nan]], [[1]]).isNaN)
  }

  @Test func slopes() {
    let a: Matrix = [[0.25, -0.5, 0]]
    #expect(a.slopes(.sigmoid) == [[0.1875, -0.75, 0]])
    #expect(a.slopes(.tanh) == [[0.9375, 0.75, 1]])
    #expect(a.slopes(.rectifier(leak: 0.01)) == [[1, 0.01, 0.01]])
    let d: Matrix = [[2, 4, 8]]
    for rule in [SlopeRule.sigmoid, .tanh, .rectifier(leak: 0)] {
      #expect(d.timesSlopes(rule, of: a) == d * a.slopes(rule))
    }
  }
}
