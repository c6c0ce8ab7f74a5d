/// A command that stands for other commands.
struct TeXMacro: Sendable {
  var parameters: Int
  /// What an optional first argument is when it is left out; nil where all arguments are needed.
  var preset: [UInt8]?
  /// With `#1` for the first argument.
  var body: [UInt8]

  init(parameters: Int, preset: [UInt8]? = nil, body: [UInt8]) {
    self.parameters = parameters
    self.preset = preset
    self.body = body
  }
}
