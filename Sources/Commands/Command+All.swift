extension Command {
  /// Every command, in the order of the help: one line each.
  static let all: [Command] = [
    .learn,
    .status,
    .review,
    .run,
    .grade,
    .queue,
    .regrade,
    .export,
    .report,
    .watch,
    .equal,
    .check,
    .show,
    .list,
    .search,
    .source,
    .sheet,
    .print,
    .progress,
    .lint,
    .doctor,
    .completions,
    .man,
  ]

  /// What `gradus` does without a command; nil until there is one that resumes.
  static var resume: Command? { all.first { $0.name == "learn" } }
}
