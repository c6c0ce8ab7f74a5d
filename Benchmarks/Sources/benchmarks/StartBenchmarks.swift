import Glibc

/// Whole runs of the release build of `gradus`, from `posix_spawn` to its end, and the memory that they take.
enum StartBenchmarks {
  static func run(_ options: Options) throws -> String {
    let program = File.data + "../../.build/release/gradus"
    let lesson = File.data + "../../lessons/week2/08-derivatives-with-the-graph.md"
    guard access(program, X_OK) == 0 else {
      throw Options.Unreadable(description: "build the release first: make release")
    }
    let commands = [
      ("help", ["--help"]), ("equal", ["equal", "a(1-a)", "a - a^2"]),
      ("lesson", ["learn", lesson, "--plain"]),
      ("list", ["list"]), ("experiment", ["run", "computation-graph"]),
    ]
    let results = commands.filter { options.wants($0.0) }.map { name, arguments in
      var memory = 0
      let measurement = Measurement(runs: 41) {
        memory = max(memory, spawn(program, arguments))
        return 0
      }
      return
        "\"\(name)\":{\"ms\":\(measurement.median),\"lo\":\(measurement.times[0]),\"kilobytes\":\(memory)}"
    }
    return "{\"peer\":\"gradus\",\"tasks\":{\(results.joined(separator: ","))}}"
  }

  /// Runs a program to its end with its output thrown away.
  ///
  /// - Returns: the most memory that it held, in kilobytes.
  private static func spawn(_ program: String, _ arguments: [String]) -> Int {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] as [Int32] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var process = pid_t()
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    guard posix_spawn(&process, program, &actions, nil, &words, environ) == 0 else { return 0 }
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    return usage.ru_maxrss
  }
}
