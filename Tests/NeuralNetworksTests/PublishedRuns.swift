import Testing

@testable import NeuralNetworks
@testable import Numerics

/// What each `run` of the table computes, by the functions of this package.
func computed(_ run: String, _ r: Recipe) throws -> [String: Matrix] {
  let parts = run.split(separator: ".").map(String.init)
  switch parts[0] {
  case "logistic": return try computedLogistic(parts[1], r)
  case "shallow": return computedShallow(parts[1], r)
  case "flower": return try computedFlower(parts[1], r)
  case "deep": return try computedDeep(parts[1], r)
  default: return try computedBlock(parts, r)
  }
}

private func computedBlock(_ parts: [String], _ r: Recipe) throws -> [String: Matrix] {
  let g = Activation(rawValue: parts.last ?? "") ?? .identity
  switch parts[0] {
  case "sigmoid": return ["value": sigmoid(r["x"])]
  case "sigmoidDerivative": return ["value": Activation.sigmoid.derivative(r["x"])]
  case "exp": return ["value": exp(r["x"])]
  case "addThree": return ["value": r["x"] + 3]
  case "flatten":
    let image = try Image(
      height: r.count("height"), width: r.count("width"), channels: r.count("channels"),
      values: r["values"].elements)
    return ["value": image.flatten(order: .interleaved)]
  case "normalizeRows": return ["value": normalizeRows(r["x"])]
  case "softmax": return ["value": softmax(r["x"])]
  case "dot":
    let (a, b) = (r["x1"].elements, r["x2"].elements)
    #expect(dotLoop(a, b) == dotBLAS(a, b) && dotUnrolled(a, b) == dotSIMD(a, b))
    return ["value": [[dotLoop(a, b)]]]
  case "outer": return ["value": r["x1"].transposed • r["x2"]]
  case "times": return ["value": r["x1"] * r["x2"]]
  case "L1": return ["value": [[L1(r["yhat"], r["y"])]]]
  case "L2": return ["value": [[L2(r["yhat"], r["y"])]]]
  case "cost": return ["value": [[computeCost(r["A"], r["Y"])]]]
  case "linearForward": return ["value": linearForward(r["A"], r["W"], r["b"])]
  case "forward":
    let (A, cache) = activationForward(r["A"], Layer(W: r["W"], b: r["b"], g: g))
    return ["value": A, "Z": cache.Z]
  case "LModelForward":
    let layers = layers(r)
    let (AL, caches) = LModelForward(r["X"], layers)
    var result = ["value": AL, "caches": [[Double(caches.count)]]]
    for (l, cache) in caches.enumerated() {
      result["A\(l)"] = cache.A_prev
      result["Z\(l + 1)"] = cache.Z
    }
    return result
  case "linearBackward":
    let cache = LayerCache(A_prev: r["A"], W: r["W"], Z: r["dZ"], g: .identity)
    return try named(linearBackward(r["dZ"], cache), layer: nil)
  case "backward":
    let cache = LayerCache(A_prev: r["A"], W: r["W"], Z: r["Z"], g: g)
    return try named(activationBackward(r["dA"], cache), layer: nil)
  case "LModelBackward":
    let L = r.has("W2") ? 2 : 1
    let caches = (1...L).map { l in
      LayerCache(
        A_prev: r["A\(l - 1)"], W: r["W\(l)"], Z: r["Z\(l)"], g: l == L ? .sigmoid : .relu)
    }
    var result: [String: Matrix] = [:]
    for (l, gradients) in LModelBackward(r["AL"], r["Y"], caches, wantsInput: true).enumerated() {
      result.merge(try named(gradients, layer: l + 1)) { first, _ in first }
    }
    return result
  default: throw Recipe.Unreadable(line: parts.joined(separator: "."))
  }
}

/// `dW`, `db`, `dA_prev`; with a layer number `dW2`, `db2`, `dA1`.
private func named(_ gradients: LayerGradients, layer: Int?) throws -> [String: Matrix] {
  let dA = try #require(gradients.dA_prev)
  guard let l = layer else { return ["dW": gradients.dW, "db": gradients.db, "dA_prev": dA] }
  return ["dW\(l)": gradients.dW, "db\(l)": gradients.db, "dA\(l - 1)": dA]
}

private func layers(_ r: Recipe) -> [Layer] {
  let L = r.has("W3") ? 3 : 2
  return (1...L).map { l in Layer(W: r["W\(l)"], b: r["b\(l)"], g: l < L ? .relu : .sigmoid) }
}

private func computedLogistic(_ run: String, _ r: Recipe) throws -> [String: Matrix] {
  if run == "zeros" {
    let model = LogisticRegression(zeros: r.count("n"))
    return ["w": model.w, "b": [[model.b]]]
  }
  if run == "model" {
    let (model, costs) = try LogisticRegression.model(
      try TrainingSet(r["X"], r["Y"]), iterations: r.count("iterations"), learningRate: r.number("rate"))
    return [
      "w": model.w, "b": [[model.b]], "costs": .row(costs), "train": model.predict(r["X"]),
      "test": model.predict(r["testX"]),
    ]
  }
  var model = LogisticRegression(w: r["w"], b: r.number("b"))
  switch run {
  case "predict": return ["value": model.predict(r["X"])]
  case "propagate":
    let gradients = model.propagate(r["X"], r["Y"])
    return ["dw": gradients.dw, "db": [[gradients.db]], "cost": [[gradients.cost]]]
  default:
    let (costs, last) = model.optimize(
      r["X"], r["Y"], iterations: r.count("iterations"), learningRate: r.number("rate"))
    return [
      "w": model.w, "b": [[model.b]], "dw": last.dw, "db": [[last.db]], "costs": .row(costs),
    ]
  }
}

private func named(_ network: ShallowNetwork) -> [String: Matrix] {
  ["W1": network.W1, "b1": network.b1, "W2": network.W2, "b2": network.b2]
}

private func computedShallow(_ run: String, _ r: Recipe) -> [String: Matrix] {
  if run == "sizes" || run == "initialize" {
    var random = RandomState(seed: 2)
    let network =
      run == "sizes"
      ? ShallowNetwork(n_x: r["X"].rows, n_h: 4, n_y: r["Y"].rows, random: &random)
      : ShallowNetwork(n_x: r.count("n_x"), n_h: r.count("n_h"), n_y: r.count("n_y"), random: &random)
    return run == "sizes" ? ["value": .row(network.sizes.map(Double.init))] : named(network)
  }
  if run == "model" {
    var random = RandomState(seed: UInt32(r.count("start")))
    var network = ShallowNetwork(n_x: r["X"].rows, n_h: r.count("n_h"), random: &random)
    let costs = network.descend(
      r["X"], r["Y"], iterations: r.count("iterations"), learningRate: r.number("rate"))
    var result = named(network)
    result["costs"] = .row(stride(from: 0, to: costs.count, by: 1000).map { costs[$0] })
    return result
  }
  let zero = Matrix.zeros(1, 1)
  var network = ShallowNetwork(
    W1: r["W1"], b1: r.has("b1") ? r["b1"] : zero, W2: r["W2"], b2: r.has("b2") ? r["b2"] : zero)
  switch run {
  case "forward", "means":
    let cache = network.forward(r["X"])
    if run == "forward" { return ["Z1": cache.Z1, "A1": cache.A1, "Z2": cache.Z2, "A2": cache.A2] }
    return ["value": .row([cache.Z1.mean, cache.A1.mean, cache.Z2.mean, cache.A2.mean])]
  case "backward":
    let cache = ShallowNetwork.Cache(Z1: zero, A1: r["A1"], Z2: zero, A2: r["A2"])
    let gradients = network.backward(cache, r["X"], r["Y"])
    return ["dW1": gradients.dW1, "db1": gradients.db1, "dW2": gradients.dW2, "db2": gradients.db2]
  case "update":
    let gradients = ShallowNetwork.Gradients(
      dW1: r["dW1"], db1: r["db1"], dW2: r["dW2"], db2: r["db2"])
    network.update(gradients, learningRate: r.number("rate"))
    return named(network)
  case "predictionMean": return ["value": [[network.predict(r["X"]).mean]]]
  default: return ["value": network.predict(r["X"])]
  }
}

private func computedFlower(_ run: String, _ r: Recipe) throws -> [String: Matrix] {
  let flower = TrainingSet.flower()
  if run == "set" {
    let X = flower.X
    return [
      "shape X": [[Double(X.rows), Double(X.columns)]],
      "shape Y": [[Double(flower.Y.rows), Double(flower.Y.columns)]], "first": X.columns(0..<3),
    ]
  }
  if run == "logisticWholePercent" {
    let (model, _) = try LogisticRegression.model(
      flower, iterations: r.count("iterations"), learningRate: r.number("rate"))
    return ["value": [[(100 * accuracy(model.predict(flower.X), flower.Y)).rounded(.down)]]]
  }
  var random = RandomState(seed: UInt32(r.count("start")))
  var network = ShallowNetwork(n_x: 2, n_h: r.count("n_h"), random: &random)
  let costs = try network.train(on: flower, iterations: r.count("iterations"), learningRate: 1.2)
  if run == "costs" {
    let wanted = stride(from: r.count("first"), through: r.count("last"), by: 1000).map { costs[$0] }
    return ["value": .row(wanted)]
  }
  let percent = 100 * accuracy(network.predict(flower.X), flower.Y)
  return ["value": [[run == "wholePercent" ? percent.rounded(.down) : percent]]]
}

private func computedDeep(_ run: String, _ r: Recipe) throws -> [String: Matrix] {
  func named(_ network: DeepNetwork) -> [String: Matrix] {
    var result: [String: Matrix] = [:]
    for (l, layer) in network.layers.enumerated() {
      result["W\(l + 1)"] = layer.W
      result["b\(l + 1)"] = layer.b
    }
    return result
  }
  if run == "update" {
    var network = DeepNetwork(layers: layers(r))
    let gradients = network.layers.indices.map { l in
      LayerGradients(dW: r["dW\(l + 1)"], db: r["db\(l + 1)"], dA_prev: nil)
    }
    network.update(gradients, learningRate: r.number("rate"))
    return named(network)
  }
  let scale = r.has("scale") ? r.number("scale") : 0.01
  var random = RandomState(seed: UInt32(r.count("start")))
  var network = try DeepNetwork(
    sizes: r["sizes"].elements.map { Int($0) },
    initializer: scale > 0 ? .smallRandom(scale: scale) : .xavier, random: &random)
  if run == "initialize" { return named(network) }
  let history = network.descend(
    r["X"], r["Y"],
    Hyperparameters(learningRate: r.number("rate"), iterations: r.count("iterations"), recordEvery: 100))
  var result = named(network)
  result["costs"] = .row(history.costs)
  return result
}
