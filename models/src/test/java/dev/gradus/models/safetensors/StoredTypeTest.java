package dev.gradus.models.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class StoredTypeTest {
    /** All 65,536 of them, by the definition of IEEE 754 in double precision. */
    @Test
    void everyHalfIsWidenedExactly() {
        float[] values = decodeAll(StoredType.F16);
        for (int bits = 0; bits < values.length; bits++) {
            int exponent = (bits >> 10) % 32;
            int fraction = bits % 1024;
            double magnitude = exponent == 31
                    ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                    : exponent == 0
                            ? fraction / 1024.0 * Math.pow(2, -14)
                            : (1 + fraction / 1024.0) * Math.pow(2, exponent - 15);
            float expected = (float) (bits < 0x8000 ? magnitude : -magnitude);
            assertThat(values[bits]).as("%x", bits).isEqualTo(Float.valueOf(expected));
        }
    }

    @Test
    void everyBrainFloatIsTheUpperHalfOfAFloat() {
        float[] values = decodeAll(StoredType.BF16);
        for (int bits = 0; bits < values.length; bits++) {
            assertThat(values[bits]).as("%x", bits).isEqualTo(Float.valueOf(Float.intBitsToFloat(bits << 16)));
        }
    }

    private static float[] decodeAll(StoredType type) {
        ByteBuffer source = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 1 << 16; bits++) {
            source.putShort((short) bits);
        }
        return type.decode(source.flip()).toFloatArray();
    }
}
