internal import NeuralNetworks
internal import Numerics

/// Backward passes with one mistake each, for a gradient check to find.
///
/// Two of them were printed: the scalar bias was in the course's first release of 2017, and the loop that takes the
/// slope of the sigmoid for every layer stands in a solution that passes the published test.
enum Mistake: String, CaseIterable {
  case none
  case meanForgotten = "mean forgotten"
  case sign
  case scalarBias = "scalar bias"
  case slopeForgotten = "slope forgotten"
  case sigmoidEverywhere = "sigmoid everywhere"

  var title: LocalizedText {
    switch self {
    case .none: LocalizedText("no mistake", "没有错误")
    case .meanForgotten: LocalizedText("1/m forgotten", "漏掉 1/m")
    case .sign: LocalizedText("the sign of dZ turned", "dZ 的符号反了")
    case .scalarBias: LocalizedText("one db for a whole layer (first release, 2017)", "整层共用一个 db（2017 年初版）")
    case .slopeForgotten: LocalizedText("g′(Z) left out", "漏掉 g′(Z)")
    case .sigmoidEverywhere: LocalizedText("σ′ and dA of the output in every layer", "每层都用 σ′ 和输出层的 dA")
    }
  }

  func gradients(_ AL: Matrix, _ Y: Matrix, _ caches: [LayerCache]) -> [LayerGradients] {
    // From dZ = A - Y: the long way round from dA is 0/0 once training has brought a prediction to exactly 0 or 1.
    let right = backward(dZL: AL - Y, caches)
    switch self {
    case .none:
      return right
    case .meanForgotten:
      let m = Double(AL.columns)
      return right.map { LayerGradients(dW: $0.dW * m, db: $0.db * m, dA_prev: nil) }
    case .sign:
      return right.map { LayerGradients(dW: -$0.dW, db: -$0.db, dA_prev: nil) }
    case .scalarBias:
      return right.map {
        LayerGradients(dW: $0.dW, db: Matrix($0.db.rows, 1, repeating: $0.db.sum), dA_prev: nil)
      }
    case .slopeForgotten:
      return withoutSlopes(AL, Y, caches)
    case .sigmoidEverywhere:
      return backwardWithOutputSlope(AL, Y, caches)
    }
  }

  /// The loop from L down to 1 with dZ = dA in the hidden layers.
  private func withoutSlopes(_ AL: Matrix, _ Y: Matrix, _ caches: [LayerCache]) -> [LayerGradients] {
    let L = caches.count
    var gradients = [activationBackward(costDerivative(AL, Y), caches[L - 1])]
    for cache in caches.dropLast().reversed() {
      guard let dA = gradients[gradients.count - 1].dA_prev else { break }
      gradients.append(linearBackward(dA, cache))
    }
    return gradients.reversed()
  }
}
