package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.random.Generator;
import org.junit.jupiter.api.Test;

/** Operands so large that threads share them, in layouts that are not those of the result. */
class LargeOperandsTest {
    private static final Generator GENERATOR = new Generator(5);

    @Test
    void a_permuted_tensor_is_copied_element_by_element() {
        Tensor x = Tensor.randn(GENERATOR, 31, 37, 41, 3);
        float[] from = x.toFloatArray();
        float[] copy = x.permute(2, 0, 3, 1).contiguous().toFloatArray();
        int place = 0;
        for (int c = 0; c < 41; c++) {
            for (int a = 0; a < 31; a++) {
                for (int d = 0; d < 3; d++) {
                    for (int b = 0; b < 37; b++) {
                        assertThat(copy[place++]).isEqualTo(from[((a * 37 + b) * 41 + c) * 3 + d]);
                    }
                }
            }
        }
    }

    @Test
    void operands_are_stretched_in_any_dimension() {
        Tensor x = Tensor.randn(GENERATOR, 301, 1, 7);
        Tensor y = Tensor.randn(GENERATOR, 53, 1);
        float[] left = x.toFloatArray();
        float[] right = y.toFloatArray();
        float[] sum = x.add(y).toFloatArray();
        for (int a = 0; a < 301; a++) {
            for (int b = 0; b < 53; b++) {
                for (int c = 0; c < 7; c++) {
                    assertThat(sum[(a * 53 + b) * 7 + c]).isEqualTo(left[a * 7 + c] + right[b]);
                }
            }
        }
    }

    @Test
    void the_products_of_a_batch_are_those_of_its_matrices() {
        Tensor x = Tensor.randn(GENERATOR, 40, 1, 33, 65);
        Tensor y = Tensor.randn(GENERATOR, 3, 65, 31);
        Tensor products = x.matmul(y);
        assertThat(products.shape()).isEqualTo(Shape.of(40, 3, 33, 31));
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(products.select(0, i).select(0, j).toFloatArray())
                        .isEqualTo(x.select(0, i)
                                .select(0, 0)
                                .matmul(y.select(0, j))
                                .toFloatArray());
            }
        }
    }
}
