import Algebra
import NeuralNetworks
import SourceText
import Testing

@Suite struct ComputationGraphTests {
  /// J = 3(a + bc), as the lecture builds it.
  private func lectureGraph() -> ComputationGraph {
    var graph = ComputationGraph()
    let a = graph.input("a", 5)
    let b = graph.input("b", 3)
    let c = graph.input("c", 2)
    let u = graph.define("u", b * c)
    let v = graph.define("v", a + u)
    graph.define("J", 3 * v)
    return graph
  }

  @Test func givesTheNumbersOfTheLecture() {
    var graph = lectureGraph()
    #expect(graph.nodes.map(\.name) == ["a", "b", "c", "u", "v", "J"])
    #expect(graph.nodes.map(\.value) == [5, 3, 2, 6, 11, 33])
    graph.backward()
    #expect(graph.nodes.map(\.gradient) == [3, 6, 9, 3, 3, 1])
  }

  @Test func recordsEveryProductOfTheChainRule() {
    var graph = lectureGraph()
    let names = graph.nodes.map(\.name)
    let trace = graph.backward().map { "\(names[$0.from])→\(names[$0.to]): \($0.upstream)*\($0.local)" }
    #expect(
      trace == ["J→v: 1.0*3.0", "v→a: 3.0*1.0", "v→u: 3.0*1.0", "u→b: 3.0*2.0", "u→c: 3.0*3.0"])
  }

  @Test func bringsValuesUpToDateAfterANudge() {
    var graph = lectureGraph()
    graph["b"] = 3.001
    graph.forward()
    #expect(abs((graph["u"] ?? 0) - 6.002) < 1e-12)
    #expect(abs((graph["J"] ?? 0) - 33.006) < 1e-12)
    graph["u"] = 0
    #expect(abs((graph["u"] ?? 0) - 6.002) < 1e-12, "only inputs can be set")
  }

  @Test func takesABareFormulaApart() throws {
    let a = symbol("a")
    let bc = Expression(.product([symbol("b"), symbol("c")], .juxtaposed))
    let inner = Expression(.sum([a, bc]))
    let formula = Expression(.product([Expression(.number(3)), inner], .juxtaposed))
    let graph = try ComputationGraph(of: formula, inputs: ["a": 5, "b": 3, "c": 2])
    var built = lectureGraph()
    built.backward()
    #expect(graph.nodes == lectureGraph().nodes)
  }

  @Test func takesDefinitionsInAnyOrder() throws {
    let definitions = [
      Definition("J", Expression(.product([Expression(.number(3)), symbol("v")], .elementwise))),
      Definition("v", Expression(.sum([symbol("a"), symbol("u")]))),
      Definition("u", Expression(.product([symbol("b"), symbol("c")], .elementwise))),
    ]
    #expect(try ComputationGraph.inputNames(of: definitions) == ["a", "b", "c"])
    let graph = try ComputationGraph(of: definitions, inputs: ["a": 5, "b": 3, "c": 2])
    #expect(graph.nodes.map(\.name) == ["a", "b", "c", "u", "v", "J"])
  }

  @Test func refusesWhatIsCircularOrUnknown() {
    let circle = [
      Definition("u", Expression(.sum([symbol("v"), symbol("a")]))),
      Definition("v", Expression(.negation(symbol("u")))),
    ]
    let error = #expect(throws: GraphError.self) { try ComputationGraph(of: circle, inputs: ["a": 1]) }
    #expect(error?.diagnostic.message.hasPrefix("'u' is computed from itself") == true)
    let unknown = #expect(throws: GraphError.self) {
      try ComputationGraph(of: symbol("q"), inputs: ["a": 1])
    }
    #expect(unknown?.diagnostic.message == "'q' has no value")
  }

  @Test func addsUpWhatAForkReceives() {
    var graph = ComputationGraph()
    let a = graph.input("a", 3)
    let b = graph.input("b", -4)
    // micrograd's first surprise: b = a + a has the derivative 2, not 1.
    let twice = graph.define("s", a + a)
    let square = graph.define("q", twice * twice)
    graph.define("J", square + a * b + b)
    graph.backward()
    #expect(graph.gradient("a") == 20.0)
    #expect(graph.gradient("b") == 4.0)
  }

  @Test func sharesAnInnerResultThatOccursTwice() {
    var graph = ComputationGraph()
    let a = graph.input("a", 2)
    let b = graph.input("b", 5)
    graph.define("J", (a + b) * (a + b))
    #expect(graph.nodes.map(\.name) == ["a", "b", "u", "J"])
    graph.backward()
    #expect(graph.gradient("a") == 14)
  }

  /// Every rule of the table against nudges of its operands.
  @Test func everyLocalDerivativeIsTheSlope() {
    let places: [ComputationGraph.Operation: [Double]] = [
      .copy: [0.7], .add: [1, 2, 3], .subtract: [1, 4], .multiply: [2, -3, 0.5], .divide: [3, -2],
      .negate: [2], .power: [1.7, 2.3], .exp: [0.3], .log: [2.2], .sqrt: [3], .abs: [-2], .sin: [0.4],
      .cos: [0.4], .sigmoid: [-1.3], .tanh: [0.8], .relu: [1.5], .leakyRelu: [-1.5], .softplus: [-0.6],
      .max: [1, 3, 2], .min: [1, 3, 2],
    ]
    for (operation, place) in places {
      func value(_ x: [Double]) -> Double {
        var graph = ComputationGraph()
        let inputs = x.indices.map { graph.input("x\($0)", x[$0]) }
        graph.define("y", .result(operation, inputs))
        return graph["y"] ?? .nan
      }
      var graph = ComputationGraph()
      let inputs = place.indices.map { graph.input("x\($0)", place[$0]) }
      graph.define("y", .result(operation, inputs))
      graph.backward()
      let slopes = numericGradient(of: value, at: place)
      for i in place.indices {
        let gradient = graph.nodes[i].gradient
        #expect(abs(gradient - slopes[i]) < 1e-8 * max(1, abs(gradient)), "\(operation), operand \(i)")
      }
    }
  }

  /// The reference numbers of micrograd's first example: g = 24.7041, 138.8338, 645.5773.
  @Test func agreesWithMicrograd() {
    var graph = ComputationGraph()
    let a = graph.input("a", -4)
    let b = graph.input("b", 2)
    let relu = { (x: ComputationGraph.Quantity) in ComputationGraph.Quantity.applying(.relu, x) }
    func power(_ x: ComputationGraph.Quantity, _ n: Double) -> ComputationGraph.Quantity {
      .applying(.power, x, .number(n))
    }
    var c = graph.define("c0", a + b)
    var d = graph.define("d0", a * b + power(b, 3))
    c = graph.define("c1", c + (c + 1))
    c = graph.define("c2", c + (1 + c + -a))
    d = graph.define("d1", d + (d * 2 + relu(b + a)))
    d = graph.define("d2", d + (3 * d + relu(b - a)))
    let e = graph.define("e", c - d)
    let f = graph.define("f", power(e, 2))
    let half = graph.define("g0", f / 2)
    graph.define("g", half + 10 / f)
    graph.backward()
    #expect(abs((graph["g"] ?? 0) - 24.7041) < 5e-5)
    #expect(abs((graph.gradient("a") ?? 0) - 138.8338) < 5e-5)
    #expect(abs((graph.gradient("b") ?? 0) - 645.5773) < 5e-5)
  }
}

private func symbol(_ name: String) -> Expression { Expression(.symbol(Symbol(name))) }

@Suite("The loss as a node")
struct LossNodeTests {
  /// At the ends `0 ln 0` counts as 0, in the loss and in its slope.
  @Test(arguments: [(1.0, 1.0, 0.0, -1.0), (0.0, 0.0, 0.0, 1.0), (0.5, 1.0, 0.6931471805599453, -2.0)])
  func certainAndRight(_ a: Double, _ y: Double, _ loss: Double, _ slope: Double) {
    let (value, derivatives) = ComputationGraph.Operation.logLoss.applied(to: [a, y])
    #expect(value == loss)
    #expect(derivatives[0] == slope)
  }

  @Test func certainAndWrong() {
    let (value, derivatives) = ComputationGraph.Operation.logLoss.applied(to: [1, 0])
    #expect(value == .infinity)
    #expect(derivatives[0] == .infinity)
  }
}
