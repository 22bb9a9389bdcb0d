#include "library/formats/pdf_limits.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstddef>

namespace findings::pdf {
namespace {

#if defined(__has_feature)  // clang; g++ 12 has a macro of its own
constexpr bool has_address_sanitizer = __has_feature(address_sanitizer);
#elif defined(__SANITIZE_ADDRESS__)
constexpr bool has_address_sanitizer = true;
#else
constexpr bool has_address_sanitizer = false;
#endif

constexpr bool may_bound_memory = !has_address_sanitizer;  // its shadow takes all addresses

#if defined(__x86_64__)
constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned architecture = 0;
#endif

bool limit(__rlimit_resource resource, rlim_t most)
{
    const rlimit both{most, most};
    return ::setrlimit(resource, &both) == 0;
}

/// Files are read below /usr alone: fonts' encodings of poppler, character sets of glibc.
void keep_from_files()
{
    const landlock_ruleset_attr handled{.handled_access_fs =
                                            (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    const long rules = ::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0)
        return;
    const landlock_path_beneath_attr below_usr{.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE |
                                                                 LANDLOCK_ACCESS_FS_READ_DIR,
                                               .parent_fd = ::open("/usr", O_PATH | O_CLOEXEC)};
    ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below_usr, 0);
    ::syscall(SYS_landlock_restrict_self, rules, 0);
    ::close(below_usr.parent_fd);
    ::close(static_cast<int>(rules));
}

constexpr sock_filter load(std::size_t offset)
{
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset));
}

/// Sockets and other programs are refused as if the system had none.
void keep_from_network()
{
    ::unshare(CLONE_NEWUSER | CLONE_NEWNET);
    if (architecture == 0)
        return;
    constexpr unsigned refuse = SECCOMP_RET_ERRNO | EPERM;
    sock_filter program[] = {
        load(offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        load(offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 6, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socketpair, 5, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_execve, 4, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_execveat, 3, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 1, 0),  // the other ABI of x86-64
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, refuse),
    };
    const sock_fprog filter{sizeof program / sizeof program[0], program};
    ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

}  // namespace

bool give_up_rights()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    const bool is_limited = (!may_bound_memory || limit(RLIMIT_AS, most_memory)) &&
                            limit(RLIMIT_CPU, most_processor_seconds) && limit(RLIMIT_FSIZE, 0) &&
                            limit(RLIMIT_NOFILE, 32) && limit(RLIMIT_CORE, 0);
    keep_from_network();
    keep_from_files();
    return is_limited;
}

}  // namespace findings::pdf
