#include "platform/mail/mail.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <string>
#include <thread>

namespace thienan::mail {
namespace {

// An SMTP server on loopback for one connection, which answers as it is told and keeps what it got.
class FakeServer {
public:
    explicit FakeServer(std::map<std::string, std::string> answers = {}) : answers_(std::move(answers)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(listener_, 1), 0);
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread{[this] { serve(); }};
    }
    ~FakeServer() {
        finish();
        ::close(listener_);
    }
    void finish() {
        if (thread_.joinable()) thread_.join();
    }

    std::uint16_t port() const { return port_; }
    const std::string& commands() const { return commands_; }  // after finish()
    const std::string& credentials() const { return credentials_; }
    const std::string& data() const { return data_; }

private:
    static bool ready(int socket) {
        pollfd waiting{socket, POLLIN, 0};
        return ::poll(&waiting, 1, 5000) == 1;
    }
    bool read_until(std::string_view end, std::string& out) {
        while (pending_.find(end) == std::string::npos) {
            char piece[4096];
            if (!ready(client_)) return false;
            const auto n = ::recv(client_, piece, sizeof piece, 0);
            if (n <= 0) return false;
            pending_.append(piece, static_cast<std::size_t>(n));
        }
        const auto at = pending_.find(end) + end.size();
        out = pending_.substr(0, at);
        pending_.erase(0, at);
        return true;
    }
    void say(std::string text) {
        text += "\r\n";
        [[maybe_unused]] const auto sent = ::send(client_, text.data(), text.size(), MSG_NOSIGNAL);
    }
    std::string answer(const std::string& command, std::string usual) const {
        for (const auto& [start, text] : answers_)
            if (command.starts_with(start)) return text;
        return usual;
    }
    void serve() {
        if (!ready(listener_)) return;
        client_ = ::accept(listener_, nullptr, nullptr);
        say(answer("greeting", "220 fake"));
        for (std::string line; read_until("\r\n", line);) {
            commands_ += line;
            say(answer(line, line.starts_with("EHLO") ? "250-fake\r\n250 AUTH PLAIN" : line.starts_with("DATA") ? "354 go on" : line.starts_with("AUTH") ? "334 " : "250 ok"));
            if (line.starts_with("AUTH") && answer(line, "334").starts_with("334")) {
                if (!read_until("\r\n", credentials_)) break;
                say(answer("credentials", "235 welcome"));
            }
            if (line.starts_with("DATA") && answer(line, "354").starts_with("354")) {
                if (!read_until("\r\n.\r\n", data_)) break;
                say(answer("content", "250 taken"));
            }
            if (line.starts_with("QUIT")) break;
        }
        ::close(client_);
    }

    std::map<std::string, std::string> answers_;
    int listener_ = -1, client_ = -1;
    std::uint16_t port_ = 0;
    std::string pending_, commands_, credentials_, data_;
    std::thread thread_;
};

Message sample() {
    Message message;
    message.from = "vanthu@so-khcn.example";
    message.to = "an@vien.example";
    message.subject = "Mời họp";
    message.text = "Kính gửi\n.đầu dòng\n";
    message.message_id = "m1@so-khcn.example";
    return message;
}

SmtpOptions options(std::uint16_t port, Security security = Security::none) {
    SmtpOptions options;
    options.host = "127.0.0.1";
    options.port = port;
    options.security = security;
    options.connect_seconds = 2;
    options.total_seconds = 3;
    return options;
}

TEST(Smtp, AMessageArrivesAsItWasWritten) {
    FakeServer server;
    EXPECT_TRUE(SmtpTransport{options(server.port())}.send(sample()).ok());
    server.finish();
    EXPECT_NE(server.commands().find("MAIL FROM:<vanthu@so-khcn.example>"), std::string::npos) << server.commands();
    EXPECT_NE(server.commands().find("RCPT TO:<an@vien.example>"), std::string::npos);
    EXPECT_EQ(server.data(), *to_rfc5322(sample()) + ".\r\n");
}

TEST(Smtp, TheUserSignsIn) {
    FakeServer server;
    auto with_user = options(server.port());
    with_user.user = "vanthu";
    with_user.password = "secret";
    EXPECT_TRUE(SmtpTransport{with_user}.send(sample()).ok());
    server.finish();
    EXPECT_EQ(server.credentials(), "AHZhbnRodQBzZWNyZXQ=\r\n");  // NUL vanthu NUL secret
}

TEST(Smtp, ARefusedSignInSaysSo) {
    for (const auto* step : {"AUTH", "credentials"}) {
        FakeServer server{{{step, "535 no"}}};
        auto with_user = options(server.port());
        with_user.user = "vanthu";
        with_user.password = "wrong";
        EXPECT_EQ(SmtpTransport{with_user}.send(sample()).error().reason, "mail.sign_in_refused") << step;
    }
}

TEST(Smtp, ALastingRefusalIsInvalidAndAPassingOneIsUnavailable) {
    for (const auto* step : {"MAIL", "RCPT", "content"}) {
        FakeServer lasting{{{step, "550 no such user"}}};
        const auto refused = SmtpTransport{options(lasting.port())}.send(sample());
        ASSERT_FALSE(refused.ok()) << step;
        EXPECT_EQ(refused.error().reason, "mail.refused") << step;
        EXPECT_EQ(refused.error().code, Code::invalid);
        FakeServer passing{{{step, "451 later"}}};
        const auto later = SmtpTransport{options(passing.port())}.send(sample());
        ASSERT_FALSE(later.ok()) << step;
        EXPECT_EQ(later.error().reason, "mail.unreachable") << step;
        EXPECT_EQ(later.error().code, Code::unavailable);
    }
}

TEST(Smtp, NobodyListeningIsUnreachable) {
    std::uint16_t port = 0;
    {
        FakeServer gone{{{"greeting", "421 closing"}}};
        port = gone.port();
        EXPECT_EQ(SmtpTransport{options(port)}.send(sample()).error().reason, "mail.unreachable");
    }
    EXPECT_EQ(SmtpTransport{options(port)}.send(sample()).error().reason, "mail.unreachable");
}

TEST(Smtp, NothingIsSentInTheClearWhereTlsIsRequired) {
    FakeServer server;
    auto required = options(server.port(), Security::starttls_required);
    required.user = "vanthu";
    required.password = "secret";
    EXPECT_FALSE(SmtpTransport{required}.send(sample()).ok());
    server.finish();
    EXPECT_EQ(server.commands().find("AUTH"), std::string::npos);
    EXPECT_EQ(server.data(), "");
    FakeServer optional;
    EXPECT_TRUE(SmtpTransport{options(optional.port(), Security::starttls_if_offered)}.send(sample()).ok());
}

TEST(Smtp, ABadAddressReachesNoServer) {
    auto message = sample();
    message.to = "an@vien.example>\r\nRCPT TO:<x@evil.example";
    EXPECT_EQ(SmtpTransport{options(1)}.send(message).error().reason, "mail.bad_address");
}

}  // namespace
}  // namespace thienan::mail
