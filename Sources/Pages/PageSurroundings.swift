public import Course
public import Experiments

/// What a page shows that does not stand in the lesson itself, given by the caller: pages read no file.
public struct PageSurroundings: Sendable {
  /// Lines of a source file that a lesson links to.
  public struct Excerpt: Hashable, Sendable {
    /// From the root of the package: `Sources/NeuralNetworks/ComputationGraph.swift`.
    public let path: String
    public let symbol: String
    /// The number of the first line in the file, counted from 1.
    public let firstLine: Int
    public let lines: [String]

    public init(path: String, symbol: String, firstLine: Int, lines: [String]) {
      self.path = path
      self.symbol = symbol
      self.firstLine = firstLine
      self.lines = lines
    }
  }

  /// A picture file of the course.
  public struct Image: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      case png, jpeg, gif, webp
    }

    public let kind: Kind
    public let bytes: [UInt8]

    public init(_ kind: Kind, _ bytes: [UInt8]) {
      self.kind = kind
      self.bytes = bytes
    }
  }

  /// The exercise that a link of a lesson leads to; nil where there is none.
  public var exercise: @Sendable (Link, Lesson) -> Exercise?
  /// The declaration that a link of a lesson leads to.
  public var excerpt: @Sendable (Link, Lesson) -> Excerpt?
  /// The picture beside a lesson.
  public var image: @Sendable (String, Lesson) -> Image?
  /// The run that a lesson asks for.
  public var result: @Sendable (ExperimentBlock) -> Result<ExperimentResult, ExperimentError>

  public init(
    exercise: @escaping @Sendable (Link, Lesson) -> Exercise? = { _, _ in nil },
    excerpt: @escaping @Sendable (Link, Lesson) -> Excerpt? = { _, _ in nil },
    image: @escaping @Sendable (String, Lesson) -> Image? = { _, _ in nil },
    result: @escaping @Sendable (ExperimentBlock) -> Result<ExperimentResult, ExperimentError> = { block in
      PageSurroundings.run(block)
    }
  ) {
    self.exercise = exercise
    self.excerpt = excerpt
    self.image = image
    self.result = result
  }

  /// Runs the experiment of a block with the parameters that stand in it.
  public static func run(_ block: ExperimentBlock) -> Result<ExperimentResult, ExperimentError> {
    var values: [String: ParameterValue] = [:]
    for parameter in block.parameters {
      values[parameter.name] = ParameterValue(parameter.value, at: parameter.valueRange)
    }
    do throws(ExperimentError) {
      return .success(try Experiment.named(block.name).run(values))
    } catch {
      return .failure(error)
    }
  }
}
