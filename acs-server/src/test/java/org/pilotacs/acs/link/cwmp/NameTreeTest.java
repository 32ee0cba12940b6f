package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class NameTreeTest {
    /// D3: they can hardly be written to if the device does not even name them.
    @Test
    void objects_that_are_left_out_are_there_and_not_writable() {
        assertThat(tree("Device.", "Device.A.1.B", "Device.A.2.").learnt()).containsExactly(
                new Learnt.Named("Device.A.", false), new Learnt.Named("Device.A.1.", false),
                new Learnt.Named("Device.A.1.B", true), new Learnt.Named("Device.A.2.", true));
    }

    /// D4: and it keeps what the device said of it.
    @Test
    void what_has_something_below_it_is_an_object() {
        assertThat(tree("Device.", "Device.A", "Device.A.B", "Device.AB").learnt()).containsExactly(
                new Learnt.Named("Device.A.", true), new Learnt.Named("Device.A.B", true),
                new Learnt.Named("Device.AB", true));
    }

    @Test
    void what_was_asked_for_is_no_part_of_the_answer_with_or_without_its_dot() {
        assertThat(tree("Device.A.", "Device.A.", "Device.A", "Device.A.B").learnt())
                .containsExactly(new Learnt.Named("Device.A.B", true));
        assertThat(tree("Device.A.", "Device.A.").isEmpty()).isTrue();
    }

    @Test
    void only_objects_of_which_nothing_is_said_are_to_be_opened() {
        assertThat(tree("Device.", "Device.A.", "Device.B.", "Device.B.C", "Device.D").unopened("Device."))
                .containsExactly("Device.A.");
    }

    @Test
    void names_made_of_dots_do_not_fill_the_memory() {
        List<ParameterInfoStruct> names = new ArrayList<>();
        names.add(new ParameterInfoStruct("x.".repeat(500_000), false));
        for (int i = 0; i < 5_000; i++) {
            names.add(new ParameterInfoStruct(i + "." + "y.".repeat(120), false));
        }
        assertThat(new NameTree("", names).size()).isLessThanOrEqualTo(ParameterTree.MAX_NODES + 5_000);
    }

    private static NameTree tree(String asked, String... names) {
        return new NameTree(asked, Arrays.stream(names).map(name -> new ParameterInfoStruct(name, true)).toList());
    }
}
