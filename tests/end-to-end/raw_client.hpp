#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings::tests {

/// One answer as it came over the wire.
struct RawAnswer {
    unsigned status = 0;
    std::string header;  ///< status line and fields, with the empty line
    std::string body;    ///< chunks joined

    /// The field's value; empty where there is none. Names as they are sent.
    std::string field(std::string_view name) const;
};

/// A TCP connection to a port of this machine that sends any bytes and reads what comes. Every call
/// gives up after ten seconds, so that a test cannot hang.
class RawClient {
public:
    /// From an address of this machine.
    explicit RawClient(unsigned short port, const std::string& from = "127.0.0.1");
    virtual ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void send(std::string_view bytes);

    /// Says that no more bytes will come.
    void end_sending();

    /// The next answer; status 0 where the connection ends before it is whole. Answers to HEAD, 304
    /// and 204 have no body.
    RawAnswer answer(bool is_to_head = false);

    /// All answers up to the end of the connection, which the server has to make.
    std::vector<RawAnswer> answers_to_the_end();

    /// True when the server has ended the connection and nothing more was sent.
    bool is_at_end();

protected:
    int socket() const { return socket_; }

    // As their namesakes of the system.
    virtual long transmit(std::string_view bytes);
    virtual long receive(char* buffer, std::size_t size);

private:
    bool read_more();
    bool read_until(std::string_view mark, std::string& out);
    bool read_bytes(std::size_t count, std::string& out);
    bool read_chunks(std::string& out);
    std::string rest();

    int socket_ = -1;
    std::string ahead_;
};

}  // namespace findings::tests
