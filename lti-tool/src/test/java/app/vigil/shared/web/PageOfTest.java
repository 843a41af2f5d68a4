package app.vigil.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageOfTest {

    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 201).boxed().toList();

    @Test
    void showsAHundredLinesAPageAndTheRestOnTheLast() {
        assertThat(PageOf.of(NUMBERS, 2).lines()).hasSize(100).startsWith(101);
        assertThat(PageOf.of(NUMBERS, 3)).isEqualTo(new PageOf<>(List.of(201), 3, 3));
    }

    @Test
    void goesToTheNearestPageThereIs() {
        assertThat(PageOf.of(NUMBERS, 0).number()).isEqualTo(1);
        assertThat(PageOf.of(NUMBERS, 9).number()).isEqualTo(3);
        assertThat(PageOf.of(List.of(), 5)).isEqualTo(new PageOf<>(List.of(), 1, 1));
    }
}
