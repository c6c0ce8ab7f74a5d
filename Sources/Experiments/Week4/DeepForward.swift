internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 4.2: layer by layer through a deep network; the loop over the layers stays.
  static let deepForward = Experiment(
    "deep-forward", unit: "4.2",
    title: LocalizedText("Forward through L layers", "前向穿过 L 层"),
    shows: [
      Implementation("Sources/NeuralNetworks/Forward.swift", "LModelForward"),
      Implementation("Sources/NeuralNetworks/Forward.swift", "activationForward"),
    ],
    parameters: [
      .sizes("5, 4, 3, 1"),
      Parameter("m", .integer(1...64), standard: "4", step: 1, LocalizedText("examples", "样本数")),
      .activation(standard: "relu"), .seed(6),
    ]
  ) { arguments, _ in
    let (sizes, m) = (arguments.integers("sizes"), arguments.integer("m"))
    let L = sizes.count - 1
    var random = arguments.random
    let X = random.randn(sizes[0], m)
    // Every parameter is drawn, the biases too, in the order of the course's own test of this function.
    let layers = (1...L).map { l in
      Layer(
        W: random.randn(sizes[l], sizes[l - 1]), b: random.randn(sizes[l], 1),
        g: l < L ? arguments.activation() : .sigmoid)
    }
    let (AL, caches) = LModelForward(X, layers)
    let outputs = caches.dropFirst().map(\.A_prev) + [AL]

    var findings = Findings()
    findings.show(NetworkPicture(sizes: sizes))
    for l in 1...L {
      let (cache, A) = (caches[l - 1], outputs[l - 1])
      findings.formula(
        "Z^{[\(l)]} = W^{[\(l)]} A^{[\(l - 1)]} + b^{[\(l)]}, \\qquad A^{[\(l)]} = \(l < L ? "g" : "\\sigma")(Z^{[\(l)]})"
      )
      findings.show(
        ShapeBoxes(
          lines: [
            [
              .box(.init("Z^{[\(l)]}", cache.Z.shape, rowName: "n^{[\(l)]}", columnName: "m")), .sign("="),
              .box(.init("W^{[\(l)]}", cache.W.shape, rowName: "n^{[\(l)]}", columnName: "n^{[\(l - 1)]}")),
              .box(.init("A^{[\(l - 1)]}", cache.A_prev.shape, rowName: "n^{[\(l - 1)]}", columnName: "m")),
              .sign("+"),
              .box(.init("b^{[\(l)]}", sizes[l], 1, rowName: "n^{[\(l)]}", repeatedRight: m)),
            ]
          ]))
      findings.claim("shape Z\(l)", word: cache.Z.shape.description)
      findings.claim("mean of A\(l)", A.mean)
    }
    findings.formula("\\hat{Y} = A^{[\(L)]} = \(m <= 8 ? TeX.matrix(AL) : "\\dots")")
    findings.claim("AL", AL)
    return findings
  }
}
