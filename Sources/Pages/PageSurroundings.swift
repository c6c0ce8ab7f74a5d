public import Course
public import Experiments

/// What a page shows that does not stand in the lesson itself, given by the caller: pages read no file.
public struct PageSurroundings: Sendable {
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

  /// Why something that a lesson links to cannot be shown: one line for the author.
  public struct Missing: Error, Hashable, Sendable {
    public let message: String
    public let help: String?

    public init(_ message: String, help: String? = nil) {
      self.message = message
      self.help = help
    }
  }

  // Each is asked with the path of the file that the link stands in.

  /// The exercise that a link leads to.
  public var exercise: @Sendable (Link, String) -> Result<Exercise, Missing>
  /// The declaration that a link of a lesson leads to; its path is shown as it is.
  public var excerpt: @Sendable (Link, String) -> Result<Excerpt, Missing>
  /// The picture beside a lesson; nil where it cannot be shown.
  public var image: @Sendable (String, String) -> Image?
  /// The run that a lesson asks for.
  public var result: @Sendable (ExperimentBlock) -> Result<ExperimentResult, ExperimentError>

  public init(
    exercise: @escaping @Sendable (Link, String) -> Result<Exercise, Missing> = { link, _ in
      .failure(Missing("there is no '\(link.destination)'"))
    },
    excerpt: @escaping @Sendable (Link, String) -> Result<Excerpt, Missing> = { link, _ in
      .failure(Missing("there is no '\(link.destination)'"))
    },
    image: @escaping @Sendable (String, String) -> Image? = { _, _ in nil },
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

  /// The same, remembering what was read and run: a page asks more than once, and both languages run the same.
  public func remembering() -> PageSurroundings {
    let exercises = Memory<String, Result<Exercise, Missing>>()
    let excerpts = Memory<String, Result<Excerpt, Missing>>()
    let own = self
    var copy = self
    copy.exercise = { link, file in
      exercises.value(of: file + "\n" + link.destination) { own.exercise(link, file) }
    }
    copy.excerpt = { link, file in
      excerpts.value(of: file + "\n" + link.destination) { own.excerpt(link, file) }
    }
    copy.result = PageSurroundings.remembering(own.result)
    return copy
  }

  /// Runs that are done once for each name and set of parameters.
  public static func remembering(
    _ result: @escaping @Sendable (ExperimentBlock) -> Result<ExperimentResult, ExperimentError>
  ) -> @Sendable (ExperimentBlock) -> Result<ExperimentResult, ExperimentError> {
    let results = Memory<[String], Result<ExperimentResult, ExperimentError>>()
    return { block in
      results.value(of: [block.name] + block.parameters.flatMap { [$0.name, $0.value] }) { result(block) }
    }
  }
}
