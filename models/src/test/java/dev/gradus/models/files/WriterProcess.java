package dev.gradus.models.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A process of its own that writes a file, to be killed at any moment. */
final class WriterProcess {
    private static final int PIECE = 1 << 16;

    private WriterProcess() {}

    /** Writes the file again and again; or, if told to wait, once, half of it before a line comes and half after it. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        if (args[1].equals("wait")) {
            AtomicFile.write(file, out -> writeHesitantly(out, 7));
        } else {
            for (int version = 0; ; version = (version + 1) % 100) {
                int number = version;
                AtomicFile.write(file, out -> writeVersion(out, number));
            }
        }
    }

    static Process start(Path file, String mode) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        file.toString(),
                        mode)
                .redirectErrorStream(true)
                .start();
    }

    /** Some pieces, each byte of which is the number of the version; the number of pieces depends on it too. */
    static void writeVersion(OutputStream out, int version) throws IOException {
        for (int piece = 0; piece < pieces(version); piece++) {
            out.write(piece(version));
        }
    }

    private static void writeHesitantly(OutputStream out, int version) throws IOException {
        for (int piece = 0; piece < pieces(version); piece++) {
            out.write(piece(version));
            if (piece == 0) {
                System.out.println("waiting");
                System.in.read();
            }
        }
    }

    private static byte[] piece(int version) {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) version);
        return piece;
    }

    private static int pieces(int version) {
        return 4 + version % 13;
    }

    /** Whether the file is one version from the first byte to the last. */
    static boolean isWhole(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return false;
        }
        int version = bytes[0];
        for (byte b : bytes) {
            if (b != version) {
                return false;
            }
        }
        return bytes.length == pieces(version) * PIECE;
    }
}
