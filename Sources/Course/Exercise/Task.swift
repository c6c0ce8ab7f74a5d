extension Exercise {
  /// What is asked, by kind.
  public enum Task: Hashable, Sendable {
    case choice(Choice)
    /// One number; `answer` is a formula in the names of `try` and `given`, or the number itself.
    case number(answer: Written, Precision)
    /// A formula that means the same as `answer`.
    case expression(answer: Written)
    /// Lines that end with the value of `find`; `answer` is that value where one is fixed.
    case derivation(find: Written, answer: Written?)
    /// A formula in matrices, every name with its shape; `find` is the derivative that it has to be, where one is asked for.
    case matrix(answer: Written, find: Written?)
    /// A shape, `(n1, m)`, or `error` where there is none.
    case shape(answer: Written)
    /// Numbers in rows; `answer` is them (`[[1, 2], [3, 4]]`) or a formula for them.
    case array(answer: Written, Precision)
    /// The derivatives of `cost` by each parameter at the values of `try`.
    case gradient(cost: Written, by: [Written], Precision)
    case order(Order)
    case brokenLine(BrokenLine)
    case code(Code)
  }

  /// One or several of the options that stand in the prompt as its last list.
  public struct Choice: Hashable, Sendable {
    /// Labels are `a`, `b`, `c` … in the order of the list.
    public let options: [[Block]]
    public let correct: Set<Int>
    /// All that apply are asked for, not one.
    public let isMultiple: Bool
    /// What to say to each option: the list of the section `## Feedback`. Empty or as long as `options`.
    public let feedback: [[Block]]

    public init(options: [[Block]], correct: Set<Int>, isMultiple: Bool, feedback: [[Block]]) {
      self.options = options
      self.correct = correct
      self.isMultiple = isMultiple
      self.feedback = feedback
    }
  }

  /// The items of the prompt's last list, to be put in order.
  public struct Order: Hashable, Sendable {
    public let items: [[Block]]
    /// One right order, as indices of `items`.
    public let order: [Int]
    /// What alone matters, where more than one order is right: the first item comes before the second.
    public let before: [Pair]?

    public struct Pair: Hashable, Sendable {
      public let first: Int
      public let second: Int

      public init(_ first: Int, _ second: Int) {
        self.first = first
        self.second = second
      }
    }

    public init(items: [[Block]], order: [Int], before: [Pair]?) {
      self.items = items
      self.order = order
      self.before = before
    }
  }

  /// The numbered list of the prompt, one line of which is wrong.
  public struct BrokenLine: Hashable, Sendable {
    public let lines: [[Block]]
    /// Counted from 1.
    public let broken: Int
    /// The line as it should be; nil where its number is all that is asked for.
    public let correction: Written?

    public init(lines: [[Block]], broken: Int, correction: Written?) {
      self.lines = lines
      self.broken = broken
      self.correction = correction
    }
  }

  /// A Swift function to be written.
  public struct Code: Hashable, Sendable {
    /// `sigmoid`.
    public let function: Written
    /// The last `swift` block of the prompt: compiles, and fails.
    public let starter: String
    /// The first `swift` block of the solution.
    public let reference: String
    /// Swift expressions whose values are compared with the reference's: `sigmoid(-3)`.
    public let cases: [Written]
    public let precision: Precision
    /// Checks the function as the derivative of `cost` by `parameter` at each of `cases`.
    public let gradient: Gradient?

    public struct Gradient: Hashable, Sendable {
      /// A Swift function in the reference: `cost`.
      public let cost: Written
      /// The label of the parameter to differentiate by; `_` the first.
      public let parameter: Written

      public init(cost: Written, parameter: Written) {
        self.cost = cost
        self.parameter = parameter
      }
    }

    public init(
      function: Written, starter: String, reference: String, cases: [Written], precision: Precision,
      gradient: Gradient?
    ) {
      self.function = function
      self.starter = starter
      self.reference = reference
      self.cases = cases
      self.precision = precision
      self.gradient = gradient
    }
  }

  /// How closely a number must agree.
  public enum Precision: Hashable, Sendable {
    case exact
    /// |answer − ours| at most this.
    case tolerance(Written)
    /// |answer − ours| / |ours| at most this.
    case relative(Written)
    case significant(Int)
    case decimals(Int)
  }
}

extension Exercise.Task {
  /// The word of the front matter: `broken-line`.
  public var kind: String {
    switch self {
    case .choice: "choice"
    case .number: "number"
    case .expression: "expression"
    case .derivation: "derivation"
    case .matrix: "matrix"
    case .shape: "shape"
    case .array: "array"
    case .gradient: "gradient"
    case .order: "order"
    case .brokenLine: "broken-line"
    case .code: "code"
    }
  }

  public static let kinds = [
    "choice", "number", "expression", "derivation", "matrix", "shape", "array", "gradient", "order",
    "broken-line", "code",
  ]
}
