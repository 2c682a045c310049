package dev.gradus.models.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Files with one to three things wrong in each: bits, lengths, and what the header says. The same seed gives the same files. */
final class Mutation {
    private static final List<String> HOSTILE = List.of(
            "0",
            "1",
            "-1",
            "7",
            "1e9",
            "0.5",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "99999999999999999999999999",
            "null",
            "true",
            "NaN",
            "\"\"",
            "\"\\ud800\"",
            "\"F8_E4M3\"",
            "\"F64\"",
            "\"U8\"",
            "{}",
            "[]",
            "[1,2]",
            "[".repeat(2000),
            "{\"a\":".repeat(2000),
            ",",
            "}",
            "/*",
            "\0");
    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|[0-9]+|[\\[\\]{}:,]");

    private final Random random;
    private final List<byte[]> originals;

    Mutation(long seed, List<byte[]> originals) {
        this.random = new Random(seed);
        this.originals = originals;
    }

    byte[] next() {
        byte[] file = originals.get(random.nextInt(originals.size())).clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            file = mutated(file);
        }
        return file;
    }

    private byte[] mutated(byte[] file) {
        return switch (random.nextInt(6)) {
            case 0 -> flipBit(file);
            case 1 -> Arrays.copyOf(file, random.nextInt(2 * file.length + 1));
            case 2 -> repeatPart(file);
            case 3 -> changeLength(file);
            default -> changeHeader(file);
        };
    }

    private byte[] flipBit(byte[] file) {
        if (file.length > 0) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private byte[] repeatPart(byte[] file) {
        int begin = random.nextInt(file.length + 1);
        int end = begin + random.nextInt(file.length - begin + 1);
        return ByteBuffer.allocate(file.length + end - begin)
                .put(file, 0, end)
                .put(file, begin, file.length - begin)
                .array();
    }

    private byte[] changeLength(byte[] file) {
        long[] lengths = {
            0, 1, 7, -1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 100_000_000, file.length - 8, file.length
        };
        if (file.length >= Long.BYTES) {
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(lengths[random.nextInt(lengths.length)]);
        }
        return file;
    }

    /** Puts something hostile in the place of one value of the header, and sets its length right. */
    private byte[] changeHeader(byte[] file) {
        long length = file.length < Long.BYTES
                ? -1
                : ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > file.length - Long.BYTES) {
            return flipBit(file);
        }
        int end = Long.BYTES + (int) length;
        String header = new String(file, Long.BYTES, (int) length, StandardCharsets.ISO_8859_1); // a character a byte
        List<MatchResult> values = VALUE.matcher(header).results().toList();
        if (values.isEmpty()) {
            return flipBit(file);
        }
        MatchResult value = values.get(random.nextInt(values.size()));
        String other = random.nextInt(3) == 0
                ? values.get(random.nextInt(values.size())).group()
                : HOSTILE.get(random.nextInt(HOSTILE.size()));
        String changed = header.substring(0, value.start()) + other + header.substring(value.end());
        return FileBytes.of(changed.getBytes(StandardCharsets.ISO_8859_1), Arrays.copyOfRange(file, end, file.length));
    }
}
