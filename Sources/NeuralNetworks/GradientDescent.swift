/// Walking downhill: every step goes against the slope, `θ := θ - α dJ/dθ` (unit 2.4).
public struct GradientDescent: Hashable, Sendable {
  /// `α`, the length of a step for a slope of 1.
  public let learningRate: Double

  public init(learningRate: Double) throws(InputError) {
    guard learningRate > 0, learningRate.isFinite else { throw .learningRate(learningRate) }
    self.learningRate = learningRate
  }

  /// Every point that was visited, with its cost; the start is the first.
  public struct Trace: Hashable, Sendable {
    public var points: [[Double]]
    public var costs: [Double]

    /// How the walk went.
    public enum Course: String, Sendable {
      case descending
      /// The cost falls, but single steps jump across the valley and back.
      case oscillating
      /// It ends exactly as high as it began.
      case stuck
      /// It ends higher than it began, or beyond all numbers.
      case diverging
    }

    public var course: Course {
      guard let first = costs.first, let last = costs.last, first != last else { return .stuck }
      if !(last < first) { return .diverging }
      return crossesTheValley ? .oscillating : .descending
    }

    /// True where some coordinate turns back at most steps.
    private var crossesTheValley: Bool {
      points[0].indices.contains { axis in
        let moves = zip(points, points.dropFirst()).map { $1[axis] - $0[axis] }
        let turns = zip(moves, moves.dropFirst()).filter { $0 * $1 < 0 }.count
        return turns * 2 > moves.count
      }
    }
  }

  /// Walks from `start`, one slope an axis.
  public func minimize(
    from start: [Double], steps: Int, cost: ([Double]) -> Double, gradient: ([Double]) -> [Double]
  ) -> Trace {
    var θ = start
    var trace = Trace(points: [θ], costs: [cost(θ)])
    for _ in 0..<steps {
      let slope = gradient(θ)
      for j in θ.indices { θ[j] -= learningRate * slope[j] }
      trace.points.append(θ)
      trace.costs.append(cost(θ))
    }
    return trace
  }
}
