# Prints what PostgreSQL stores of the password on standard input: SCRAM-SHA-256, RFC 5802 and 7677. A server that receives this
# instead of the password can write neither the statement nor the password to its log.
require "openssl"

iterations = 4096 # PostgreSQL's own default (scram_iterations, 17)
salt = OpenSSL::Random.random_bytes(16)
salted = OpenSSL::KDF.pbkdf2_hmac($stdin.read, salt: salt, iterations: iterations, length: 32, hash: "SHA256")
hmac = ->(text) { OpenSSL::HMAC.digest("SHA256", salted, text) }
base64 = ->(bytes) { [bytes].pack("m0") }
stored = OpenSSL::Digest.digest("SHA256", hmac.("Client Key"))
print "SCRAM-SHA-256$#{iterations}:#{base64.(salt)}$#{base64.(stored)}:#{base64.(hmac.("Server Key"))}"
