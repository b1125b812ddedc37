# Evaluates each text of a list in JSON, a gitlab.rb, the way Omnibus does, as far as data goes: unknown names are hashes that make themselves, calls with
# one argument are settings. Prints what
# came out as a list in JSON.
require 'json'

class Settings < BasicObject
  def initialize(values)
    @values = values
  end

  def method_missing(name, *arguments)
    return @values[name.to_s] = arguments.first unless arguments.empty?

    @values[name.to_s] ||= ::Hash.new { |hash, key| hash[key] = ::Hash.new(&hash.default_proc) }
  end

  def respond_to_missing?(*)
    true
  end

  def require(*); end
end

# Constants of a BasicObject are looked up from the top.
Settings.const_set(:JSON, JSON)
Settings.const_set(:File, File)

meanings = JSON.parse(STDIN.read).map do |text|
  values = {}
  Settings.new(values).instance_eval(text)
  values
end
puts JSON.generate(meanings)
