package dev.gradus.vector;

import java.util.Optional;

/** Whether this JVM runs the Vector API, and runs it fast. */
final class Suitability {
    private static final String VECTOR_API = "jdk.incubator.vector";

    /** The narrowest vectors of ARM processors. */
    private static final int NARROWEST = 128;

    /** Below this width, x86 processors do not multiply and add in one instruction, and the JVM does it by software. */
    private static final int NARROWEST_X86 = 256;

    private Suitability() {}

    /** Why the kernels of a module cannot run in this JVM. */
    static Optional<String> obstacle(Module module) {
        // The width is asked for last: whoever does that links the Vector API.
        return missingModule(Optional.ofNullable(module.getLayer()).orElseGet(ModuleLayer::boot))
                .or(() -> unsuitedCompiler(
                        System.getProperty("java.vm.name", ""), System.getProperty("java.vm.info", "")))
                .or(() -> narrowVectors(Lanes.BITS, System.getProperty("os.arch", "")));
    }

    static Optional<String> missingModule(ModuleLayer layer) {
        return layer.findModule(VECTOR_API).isPresent()
                ? Optional.empty()
                : Optional.of("the JVM runs without the module %s; start it with --add-modules %s"
                        .formatted(VECTOR_API, VECTOR_API));
    }

    /** Only HotSpot's compiler C2 makes vector instructions of the Vector API; anywhere else it is far too slow. */
    static Optional<String> unsuitedCompiler(String vmName, String vmInfo) {
        if (vmInfo.contains("interpreted mode")) {
            return Optional.of("the JVM only interprets (-Xint), which the Vector API is far too slow for");
        }
        if (vmInfo.contains("emulated-client") || vmName.contains("Client VM")) {
            return Optional.of("the JVM runs without its optimising compiler C2 (as with -XX:TieredStopAtLevel=1), "
                    + "which the Vector API needs to be fast");
        }
        if (!vmName.contains("HotSpot") && !vmName.contains("OpenJDK")) {
            return Optional.of(
                    "the JVM '%s' is not HotSpot, whose compiler C2 the Vector API needs to be fast".formatted(vmName));
        }
        return Optional.empty();
    }

    static Optional<String> narrowVectors(int bits, String architecture) {
        boolean x86 = architecture.equals("amd64") || architecture.equals("x86_64");
        int least = x86 ? NARROWEST_X86 : NARROWEST;
        return bits >= least
                ? Optional.empty()
                : Optional.of(
                        "the processor, or an option of the JVM such as -XX:UseAVX, allows vectors of %d bits only; "
                                        .formatted(bits)
                                + "these kernels need %d".formatted(least));
    }
}
