#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The transcendental functions of the platform; in a browser they are imported by the module.
enum PlatformMath {
  #if hasFeature(Embedded)
    static func exp(_ x: Double) -> Double { gradus_exp(x) }
    static func log(_ x: Double) -> Double { gradus_log(x) }
    static func sin(_ x: Double) -> Double { gradus_sin(x) }
    static func cos(_ x: Double) -> Double { gradus_cos(x) }
    static func asin(_ x: Double) -> Double { gradus_asin(x) }
    static func atan(_ x: Double) -> Double { gradus_atan(x) }
    static func pow(_ x: Double, _ y: Double) -> Double { gradus_pow(x, y) }
  #elseif canImport(Glibc)
    static func exp(_ x: Double) -> Double { Glibc.exp(x) }
    static func log(_ x: Double) -> Double { Glibc.log(x) }
    static func sin(_ x: Double) -> Double { Glibc.sin(x) }
    static func cos(_ x: Double) -> Double { Glibc.cos(x) }
    static func asin(_ x: Double) -> Double { Glibc.asin(x) }
    static func atan(_ x: Double) -> Double { Glibc.atan(x) }
    static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  #elseif canImport(Musl)
    static func exp(_ x: Double) -> Double { Musl.exp(x) }
    static func log(_ x: Double) -> Double { Musl.log(x) }
    static func sin(_ x: Double) -> Double { Musl.sin(x) }
    static func cos(_ x: Double) -> Double { Musl.cos(x) }
    static func asin(_ x: Double) -> Double { Musl.asin(x) }
    static func atan(_ x: Double) -> Double { Musl.atan(x) }
    static func pow(_ x: Double, _ y: Double) -> Double { Musl.pow(x, y) }
  #else
    static func exp(_ x: Double) -> Double { Darwin.exp(x) }
    static func log(_ x: Double) -> Double { Darwin.log(x) }
    static func sin(_ x: Double) -> Double { Darwin.sin(x) }
    static func cos(_ x: Double) -> Double { Darwin.cos(x) }
    static func asin(_ x: Double) -> Double { Darwin.asin(x) }
    static func atan(_ x: Double) -> Double { Darwin.atan(x) }
    static func pow(_ x: Double, _ y: Double) -> Double { Darwin.pow(x, y) }
  #endif
}

#if hasFeature(Embedded)
  @_extern(wasm, module: "math", name: "exp") @_extern(c) func gradus_exp(_ x: Double) -> Double
  @_extern(wasm, module: "math", name: "log") @_extern(c) func gradus_log(_ x: Double) -> Double
  @_extern(wasm, module: "math", name: "sin") @_extern(c) func gradus_sin(_ x: Double) -> Double
  @_extern(wasm, module: "math", name: "cos") @_extern(c) func gradus_cos(_ x: Double) -> Double
  @_extern(wasm, module: "math", name: "asin") @_extern(c) func gradus_asin(_ x: Double) -> Double
  @_extern(wasm, module: "math", name: "atan") @_extern(c) func gradus_atan(_ x: Double) -> Double
  @_extern(wasm, module: "math", name: "pow") @_extern(c)
  func gradus_pow(_ x: Double, _ y: Double) -> Double
#endif
