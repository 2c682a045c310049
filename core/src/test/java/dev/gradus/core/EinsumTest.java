package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.random.Generator;
import org.junit.jupiter.api.Test;

/** Equations against what they mean, and equations that mean nothing. */
class EinsumTest {
    private final Generator generator = new Generator(1);

    private Tensor random(int... sizes) {
        return Tensor.uniform(generator, -1, 1, DType.FLOAT64, sizes);
    }

    private static void assertSame(Tensor actual, Tensor wanted) {
        OperationsTest.assertClose(actual, wanted, 1e-12);
    }

    @Test
    void oneOperand() {
        Tensor x = random(3, 3);
        assertSame(Tensor.einsum("ba", x), x.t());
        assertSame(Tensor.einsum("ii", x), x.diagonal().sum());
        assertSame(Tensor.einsum("i i -> i", x), x.diagonal());
        assertSame(Tensor.einsum("Aa->aA", x), x.t());
        assertSame(Tensor.einsum("aB", x), x.t());
        Tensor block = random(3, 2, 3, 2);
        // The elements (j, i, j, i).
        assertSame(
                Tensor.einsum("jiji->ij", block),
                block.diagonal(0, 0, 2).diagonal(0, 0, 1).t());
    }

    @Test
    void products() {
        Tensor a = random(2, 3);
        Tensor b = random(3, 4);
        assertSame(Tensor.einsum("ij,jk", a, b), a.matmul(b));
        assertSame(Tensor.einsum("ij,jk->ki", a, b), a.matmul(b).t());
        assertSame(Tensor.einsum("ij,jk->", a, b), a.matmul(b).sum());
        assertSame(Tensor.einsum("ij,jk->j", a, b), a.sum(0).mul(b.sum(1)));
        assertSame(Tensor.einsum("ij,kl->il", a, b), a.sum(1).outer(b.sum(0)));
        Tensor q = random(2, 5, 4, 3);
        Tensor k = random(2, 6, 4, 3);
        assertSame(Tensor.einsum("bqhd,bkhd->bhqk", q, k), q.permute(0, 2, 1, 3).matmul(k.permute(0, 2, 3, 1)));
        assertSame(Tensor.einsum("...ij,jk->...ik", random(0, 2, 3), b), Tensor.zeros(DType.FLOAT64, 0, 2, 4));
        assertSame(Tensor.einsum("ij,jk,kl->il", a, b, random(4, 1).mul(0)), Tensor.zeros(DType.FLOAT64, 2, 1));
    }

    @Test
    void sizesOfOneAreStretched() {
        Tensor a = random(2, 1);
        Tensor b = random(2, 3);
        assertSame(Tensor.einsum("ij,ij->ij", a, b), a.mul(b));
        assertSame(Tensor.einsum("ij,ij->i", a, b), a.mul(b).sum(1));
        assertSame(Tensor.einsum("...,...->...", a, b), a.mul(b));
        assertSame(Tensor.einsum("i...,...", b, random(3).mul(0)), Tensor.zeros(DType.FLOAT64, 3, 2));
    }

    @Test
    void integersStayIntegers() {
        Tensor x = Tensor.of(1L << 60, 1L);
        assertThat(Tensor.einsum("i,i", x, Tensor.of(1, 1)).toLongArray()).containsExactly((1L << 60) + 1);
    }

    @Test
    void equationsThatDoNotFit() {
        Tensor x = Tensor.zeros(2, 3);
        assertThatThrownBy(() -> Tensor.einsum("ij"))
                .isInstanceOf(OperationException.class)
                .hasMessage("einsum: there must be at least one operand");
        assertThatThrownBy(() -> Tensor.einsum("ij,jk", x))
                .hasMessage("einsum: in 'ij,jk' it names 2 operands, but there are 1");
        assertThatThrownBy(() -> Tensor.einsum("ijk", x))
                .hasMessage("einsum: in 'ijk' the term 'ijk' names 3 dimensions, but its operand has the shape (2, 3)");
        assertThatThrownBy(() -> Tensor.einsum("i...jk", x)).hasMessageContaining("names at least 3 dimensions");
        assertThatThrownBy(() -> Tensor.einsum("i1", x))
                .hasMessage("einsum: in 'i1' a term is made of letters and at most one ellipsis ..., got 'i1'");
        assertThatThrownBy(() -> Tensor.einsum("......", x)).hasMessageContaining("got '......'");
        assertThatThrownBy(() -> Tensor.einsum("ij->ik", x))
                .hasMessage(
                        "einsum: in 'ij->ik' each letter of the result 'ik' must stand in an operand and come once, unlike 'k'");
        assertThatThrownBy(() -> Tensor.einsum("ij->ii", x)).hasMessageContaining("unlike 'i'");
        assertThatThrownBy(() -> Tensor.einsum("ii", x))
                .hasMessage(
                        "einsum: in 'ii' the dimensions 'i' have the sizes 2 and 3, which must be equal or one of them 1");
        assertThatThrownBy(() -> Tensor.einsum("ij,ij", x, Tensor.zeros(2, 4)))
                .hasMessageContaining("the dimensions 'j' have the sizes 3 and 4");
        assertThatThrownBy(() -> Tensor.einsum("...,...", x, Tensor.zeros(2, 4)))
                .hasMessageContaining("the dimensions '...' have the sizes 3 and 4");
    }
}
