package org.pilotacs.acs.account;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTest {
    private static List<Permission> of(Role role) {
        return Arrays.stream(Permission.values()).filter(role::may).toList();
    }

    @Test
    void each_role_may_what_its_people_do() {
        assertThat(of(Role.CARE)).containsExactly(Permission.LOOK, Permission.ACT);
        assertThat(of(Role.ENGINEER)).containsExactly(Permission.LOOK, Permission.ACT, Permission.ENGINEER);
        assertThat(of(Role.ADMIN)).containsExactly(Permission.values());
        assertThat(of(Role.AUDITOR)).containsExactly(Permission.LOOK, Permission.AUDIT);
        assertThat(of(Role.PORTAL)).containsExactly(Permission.SPEAK);
    }

    @Test
    void nobody_may_nothing() {
        assertThat(Permission.values()).noneMatch(Caller.NOBODY::may);
    }
}
