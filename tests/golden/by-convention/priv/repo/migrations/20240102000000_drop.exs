defmodule M do
  use Ecto.Migration
  def change do
    drop table(:flights)
  end
end
